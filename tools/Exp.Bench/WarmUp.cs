using System.Diagnostics;
using System.Globalization;

namespace Exp.Bench;

/// <summary>
/// How long a training runs before it runs at full speed (784-16-16-10, batch 10), by compilation setting, with all cores and
/// pinned to one. Each measurement is a process of its own.
/// </summary>
internal static class WarmUp
{
    private const int Times = 3, StepsPerWindow = 20, MedianOf = 9;
    private const double RunMilliseconds = 3000, Near = 1.15;

    private static readonly (string Name, (string Key, string Value)[] Settings)[] Forms =
    [
        ("everything compiled fully at once", [("TieredCompilation", "0")]),
        ("methods with loops fully at once, no PGO (exp)", [("TC_QuickJit", "1"), ("TC_QuickJitForLoops", "0"), ("TieredPGO", "0")]),
        ("first quickly, then fully, PGO (the default)", [("TC_QuickJit", "1"), ("TC_QuickJitForLoops", "1"), ("TieredPGO", "1")]),
    ];

    public static int Print(TextWriter to)
    {
        to.WriteLine("| milliseconds of training until within 15 % of full speed | all cores | one core |");
        to.WriteLine("|---|---|---|");
        foreach ((string name, (string, string)[] settings) in Forms)
            to.WriteLine($"| {name} | {Runs(settings, "all")} | {Runs(settings, "one")} |");
        return 0;
    }

    /// <summary>In the child: measures once.</summary>
    public static int Measure(TextWriter to, string cores)
    {
        if (cores == "one")
            OneCore.Pin();
        StepRunner<float> runner = StepCase.All[1].Start<float>(inPlace: true);
        var ends = new List<double>(100_000) { 0 };
        long start = Stopwatch.GetTimestamp();
        while (ends[^1] < RunMilliseconds)
        {
            for (int i = 0; i < StepsPerWindow; i++)
                runner.Step();
            ends.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        double[] windows = [.. ends.Zip(ends.Skip(1), (a, b) => b - a)];
        double full = windows.Skip(windows.Length / 2).Order().ElementAt(windows.Length / 4);
        int at = 0;
        while (at + MedianOf < windows.Length && windows.AsSpan(at, MedianOf).ToArray().Order().ElementAt(MedianOf / 2) > full * Near)
            at++;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ends[at]:F0}"));
        return 0;
    }

    private static string Runs((string Key, string Value)[] settings, string cores) =>
        string.Join(", ", Enumerable.Range(0, Times).Select(_ => Run(settings, cores)));

    private static string Run((string Key, string Value)[] settings, string cores)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["warmup", cores]) { RedirectStandardOutput = true };
        foreach ((string key, string value) in settings)
            start.Environment[$"DOTNET_{key}"] = value;
        using Process child = Process.Start(start)!;
        string answer = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return answer;
    }
}
