using System.Diagnostics;
using System.Globalization;

namespace Exp.Bench;

/// <summary>
/// A sweep of 64 trials by the built program, from its start to its end, beside the time that its multiplications alone would
/// take on all cores at the rate of the product kernel.
/// </summary>
internal static class SweepCost
{
    private const int Times = 3, Epochs = 40, Rows = 1797, TrainRows = 1617, Trials = 64;
    private const double HiddenLayer = 64 * 128, OutputLayer = 128 * 10, KernelShare = 0.8;

    private const string Config = """
        name: sweep-cost
        seed: 1
        data: {dataset: digits}
        model: {kind: mlp, hidden: [128], activation: relu}
        loss: cross_entropy
        optimizer: {kind: sgd, lr: 0.1}
        batch: {strategy: mini, size: 32}
        train: {epochs: 40}
        repeats: 4
        sweep:
          grid: {optimizer.lr: "geomspace(0.001, 0.3, 16)"}
        """;

    /// <param name="to">Where the figures go.</param>
    /// <param name="program">Exp.Cli.dll of a release build.</param>
    public static int Print(TextWriter to, string program)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("exp-sweep-cost");
        string config = Path.Combine(folder.FullName, "sweep-cost.yaml");
        File.WriteAllText(config, Config);
        int cores = Environment.ProcessorCount;
        // Forward, weight gradient, and behind the first layer the input gradient; forward over all rows after every epoch.
        double epoch = (TrainRows * ((4 * HiddenLayer) + (6 * OutputLayer))) + (Rows * 2 * (HiddenLayer + OutputLayer));
        double flops = Trials * Epochs * epoch;
        double bound = flops / (new Calibrator().PeakGigaflops * KernelShare * 1e9 * cores);
        double[] seconds = [.. Enumerable.Range(0, Times).Select(i => Run(program, config, Path.Combine(folder.FullName, $"{i}"), cores)).Order()];
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Trials} trials, {cores} cores: best {seconds[0]:F2} s, median {seconds[Times / 2]:F2} s; products alone {bound:F2} s at {KernelShare:P0} of peak"));
        folder.Delete(recursive: true);
        return 0;
    }

    private static double Run(string program, string config, string results, int cores)
    {
        string[] arguments = [program, "sweep", config, "-o", results, "-q", "-j", cores.ToString(CultureInfo.InvariantCulture)];
        long start = Stopwatch.GetTimestamp();
        using Process child = Process.Start("dotnet", arguments);
        child.WaitForExit();
        return child.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"the sweep ended with {child.ExitCode}");
    }
}
