using System.Diagnostics;
using System.Globalization;

namespace Exp.Bench;

/// <summary>
/// Whole training steps on one core: microseconds per step (best and median of short slices), GFLOP/s of the products,
/// bytes allocated per step, and a hash of the weights after a fixed number of steps.
/// </summary>
internal static class StepTable
{
    private const int Slices = 40, HashSteps = 200;
    private const double SliceSeconds = 0.02;

    public static int Print(TextWriter to)
    {
        to.WriteLine("step                                       best us  median us  GFLOP/s  bytes/step  hash@200");
        foreach (StepCase one in StepCase.All)
            to.WriteLine(Line(one));
        return 0;
    }

    private static string Line(StepCase one)
    {
        StepRunner<float> runner = one.Start();
        for (int i = 0; i < HashSteps; i++)
            runner.Step();
        string hash = runner.Hash();
        int perSlice = StepsPerSlice(runner);
        var micros = new double[Slices];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Slices; i++)
            micros[i] = Slice(runner, perSlice);
        double allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / ((long)Slices * perSlice);
        Array.Sort(micros);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Name,-40} {micros[0],9:F2} {micros[Slices / 2],10:F2} {one.Flops / micros[0] / 1e3,8:F1} {allocated,11:F1}  {hash}");
    }

    private static int StepsPerSlice(StepRunner<float> runner)
    {
        int steps = 1;
        while (Slice(runner, steps) * steps < SliceSeconds * 1e6)
            steps *= 2;
        return steps;
    }

    private static double Slice(StepRunner<float> runner, int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
            runner.Step();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
    }
}
