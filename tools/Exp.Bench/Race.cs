using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Exp.Bench;

/// <summary>
/// Whole training steps against PyTorch, and products against its BLAS, on one core, in paired slices; then what was reached
/// beside what must be reached.
/// </summary>
internal sealed class Race : IDisposable
{
    private const int HashSteps = 200;

    private readonly TextWriter to;
    private readonly TorchPeer? peer;
    private readonly Calibrator calibrator;
    private readonly List<Outcome> outcomes = [];

    private Race(TextWriter to, TorchPeer? peer)
    {
        (this.to, this.peer) = (to, peer);
        calibrator = new Calibrator();
    }

    private sealed record Outcome(string Name, double? Ratio, double? Goal);

    /// <summary>Runs the cases whose name contains the filter.</summary>
    public static int Run(TextWriter to, string python, string filter)
    {
        OneCore.Pin();
        using var race = new Race(to, TorchPeer.TryStart(python));
        to.WriteLine(race.peer is { } peer
            ? $"Against {peer.Name}, one thread, same core, slices in turn."
            : $"{python} has no torch: this engine alone, without ratios.");
        race.Steps<float>("float32", filter, c => c.InPlaceGoal, c => c.GatheredGoal);
        race.Steps<double>("float64", filter, _ => 1.3, _ => 1.3);
        race.Products(filter);
        race.Goals();
        return 0;
    }

    public void Dispose() => peer?.Dispose();

    private void Steps<T>(string precision, string filter, Func<StepCase, double?> inPlaceGoal, Func<StepCase, double?> gatheredGoal)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepCase[] cases = [.. StepCase.All.Where(c => $"{c.Name} {precision}".Contains(filter, StringComparison.Ordinal))];
        if (cases.Length == 0)
            return;
        to.WriteLine();
        to.WriteLine($"| {precision} step, best µs | in place | gathered | PyTorch | ratio in place | ratio gathered | GFLOP/s | of peak | bytes/step | rounds | weights |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (StepCase one in cases)
        {
            StepRunner<T> inPlace = one.Start<T>(inPlace: true), gathered = one.Start<T>(inPlace: false);
            string hash = gathered.HashAfter(HashSteps);
            peer?.Prepare($"{one.Request} {precision}");
            Contestant[] ours = [Contestant.Of(inPlace.Step), Contestant.Of(gathered.Step)];
            PairedSlices slices = PairedSlices.Of(calibrator, peer is null ? ours : [.. ours, new(peer.Run)]);
            double? first = peer is null ? null : slices.Ratio(0, 2), second = peer is null ? null : slices.Ratio(1, 2);
            double rate = one.Flops / slices.Best(0) / 1e3, peak = calibrator.PeakGigaflops * sizeof(float) / Size<T>();
            Row(
                one.Name, Number(slices.Best(0)), Number(slices.Best(1)), peer is null ? "" : Number(slices.Best(2)),
                Number(first), Number(second), Number(rate), Percent(rate / peak), Number(Allocated(gathered)),
                Rounds(slices), hash);
            outcomes.Add(new Outcome($"{one.Name} {precision}, in place", first, inPlaceGoal(one)));
            outcomes.Add(new Outcome($"{one.Name} {precision}, gathered", second, gatheredGoal(one)));
        }
    }

    private void Products(string filter)
    {
        ProductCase[] cases = [.. ProductCase.All.Where(c => c.Name.Contains(filter, StringComparison.Ordinal))];
        if (cases.Length == 0)
            return;
        to.WriteLine();
        to.WriteLine("| product, best GFLOP/s | engine | BLAS | ratio | of peak | rounds |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (ProductCase one in cases)
        {
            Contestant ours = Contestant.Of(one.Start());
            peer?.Prepare(one.Request);
            PairedSlices slices = PairedSlices.Of(calibrator, peer is null ? [ours] : [ours, new(peer.Run)]);
            double? ratio = peer is null ? null : slices.Ratio(0, 1);
            double rate = one.Flops / slices.Best(0) / 1e3;
            Row(
                one.Name, Number(rate), peer is null ? "" : Number(one.Flops / slices.Best(1) / 1e3), Number(ratio),
                Percent(rate / calibrator.PeakGigaflops), Rounds(slices));
            outcomes.Add(new Outcome(one.Name, ratio, one.Goal));
        }
    }

    private void Goals()
    {
        to.WriteLine();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak {calibrator.PeakGigaflops:F0} GFLOP/s in float, {Calibrator.Lanes} lanes."));
        if (peer is null)
            return;
        to.WriteLine();
        to.WriteLine("| times PyTorch | must | measured | |");
        to.WriteLine("|---|---:|---:|---|");
        foreach (Outcome one in outcomes.Where(o => o.Goal is not null))
            Row(one.Name, Number(one.Goal), Number(one.Ratio), one.Ratio >= one.Goal ? "reached" : "missed");
    }

    private static double Allocated<T>(StepRunner<T> runner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int steps = 20;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < steps; i++)
            runner.Step();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / steps;
    }

    private static unsafe int Size<T>()
        where T : unmanaged => sizeof(T);

    // A star: the core was never quiet, and all rounds were taken.
    private static string Rounds(PairedSlices slices) =>
        string.Create(CultureInfo.InvariantCulture, $"{slices.Rounds}{(slices.Quiet ? "" : "*")}");

    private static string Number(double? value) => value is { } number
        ? number.ToString(number >= 100 ? "F0" : number >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture)
        : "";

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private void Row(params string[] cells) => to.WriteLine($"| {string.Join(" | ", cells)} |");
}
