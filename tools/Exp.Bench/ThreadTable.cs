using System.Globalization;
using Exp.Engine.Activations;
using Exp.Engine.Kernels;
using Exp.Engine.Optimizers;

namespace Exp.Bench;

/// <summary>Steps of wide networks by one thread and by several, in paired slices; rows in place, float.</summary>
internal static class ThreadTable
{
    private static readonly StepCase[] Cases =
    [
        new([784, 256, 10], new Relu(), 32, new Sgd(0.01)),
        new([784, 256, 10], new Relu(), 128, new Sgd(0.01)),
        .. StepCase.All.Where(c => c.Sizes[1] >= 256),
    ];

    public static int Print(TextWriter to, int threads)
    {
        var calibrator = new Calibrator();
        using var crew = new Crew(threads);
        to.WriteLine($"| step, best µs | 1 thread | {threads} threads | times faster | rounds |");
        to.WriteLine("|---|---:|---:|---:|---:|");
        foreach (StepCase one in Cases)
        {
            StepRunner<float> alone = one.Start<float>(inPlace: true), together = one.Start<float>(inPlace: true, crew);
            PairedSlices slices = PairedSlices.Of(calibrator, Contestant.Of(together.Step), Contestant.Of(alone.Step));
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {slices.Best(1):F0} | {slices.Best(0):F0} | {slices.Ratio(0, 1):F2} | {slices.Rounds}{(slices.Quiet ? "" : "*")} |"));
        }
        return 0;
    }
}
