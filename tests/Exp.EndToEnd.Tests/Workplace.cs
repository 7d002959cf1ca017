using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Exp.EndToEnd.Tests;

/// <summary>An empty folder for one test; removed at its end.</summary>
internal sealed partial class Workplace : IDisposable
{
    /// <summary>The repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Its path.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("exp-test-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[params string[] parts] => Path.Combine([Folder, .. parts]);

    /// <summary>Writes a file.</summary>
    public Workplace With(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    /// <summary>Name and digest of every result file that promises the same bytes.</summary>
    public string Digests(string results) => string.Join('\n', Directory.EnumerateFiles(this[results])
        .Where(f => Path.GetFileName(f) is not ("timings.csv" or "manifest.json" or "baselines.csv") && !Path.GetFileName(f).StartsWith('.'))
        .Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))[..16]}"));

    /// <summary>The cells of a CSV without line breaks in them, by column name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(params string[] path)
    {
        string[] lines = File.ReadAllLines(this[path]);
        string[] names = Cells(lines[0]);
        return [.. lines.Skip(1).Select(l => names.Zip(Cells(l)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    /// <summary>A number as the tables write it.</summary>
    public static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string[] Cells(string line) => [.. Cell().Matches(line).Select(m =>
        m.Groups["plain"].Success ? m.Groups["plain"].Value : m.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))];

    [GeneratedRegex("""(?:^|(?<=,))(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,"]*))(?=,|$)""")]
    private static partial Regex Cell();

    private static string FindRepository()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Experiments.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("no Experiments.sln above the tests");
        return at.FullName;
    }
}
