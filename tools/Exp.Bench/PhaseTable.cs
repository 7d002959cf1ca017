using System.Diagnostics;
using System.Globalization;
using Exp.Engine.Batching;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Networks;
using Exp.Engine.Training;

namespace Exp.Bench;

/// <summary>Where the time of a training step goes: the best of many short slices of each part, on hot buffers, in float.</summary>
internal static unsafe class PhaseTable
{
    private const double SliceMicroseconds = 1000;
    private const int Slices = 300;

    /// <summary>The cases whose name contains the filter.</summary>
    public static int Print(TextWriter to, string filter)
    {
        OneCore.Pin();
        foreach (StepCase one in StepCase.All.Where(c => c.Name.Contains(filter, StringComparison.Ordinal)))
            Print(to, one);
        return 0;
    }

    private static void Print(TextWriter to, StepCase one)
    {
        StepRunner<float> runner = one.Start<float>(inPlace: false);
        for (int i = 0; i < 50; i++)
            runner.Step();
        (Network<float> network, GradientStep<float> step) = (runner.Network, runner.GradientStep);
        Workspace<float> workspace = step.Batch.Workspace;
        int rows = one.Batch;
        PinnedBlock<float> gradient = new(network.Parameters.Length);
        to.WriteLine(one.Name);
        Line("whole step", one.Flops, runner.Step);
        Line("rows gathered", 0, () => Network<float>.Gather(workspace, runner.Data.Features, runner.NextRows()));
        Line("forward and loss, hot rows", 0, () => step.Batch.Score(runner.Data.Train.AsSpan(0, rows)));
        Line("loss and its slope, hot rows", 0, () => step.Batch.Evaluate(runner.Data.Train.AsSpan(0, rows), workspace.D[^1].Span[..(rows * network.Layers[^1].Stride)], 1f / rows));
        Line("loss and its slope", 0, () => step.Batch.Evaluate(runner.NextRows(), workspace.D[^1].Span[..(rows * network.Layers[^1].Stride)], 1f / rows));
        Line("backward", 0, () => network.Backward(workspace, rows, gradient, add: false));
        Line("update", 0, () => step.Move(0));
        for (int i = 0; i < network.Layers.Count; i++)
        {
            DenseLayer<float> layer = network.Layers[i];
            float* x = i == 0 ? workspace.Inputs.Start : workspace.A[i - 1].Start, d = workspace.D[i].Start;
            float* z = workspace.Z[i].Start, w = gradient.Start, turned = workspace.Transposed[i].Start;
            int xRow = i == 0 ? workspace.InputStride : network.Layers[i - 1].Stride, used = rows * layer.Stride;
            double flops = 2.0 * layer.Inputs * layer.Outputs * rows;
            string name = $"layer {i + 1}";
            Line($"{name} forward", flops, () => layer.Forward(w, x, xRow, rows, z));
            Line($"{name} activation", 0, () => one.Activation.Apply<float>(workspace.Z[i].Span[..used], workspace.A[i].Span[..used]));
            Line($"{name} weight gradient", flops, () => layer.WeightGradient(x, xRow, d, rows, w, add: false, packed: workspace.Packed.Start));
            if (i == 0)
                continue;
            Line($"{name} transpose", 0, () => PanelTranspose.Transpose(w, layer.Inputs, layer.Outputs, turned));
            Line($"{name} input gradient", flops, () => layer.InputGradient(turned, d, rows, workspace.D[i - 1].Start, xRow));
        }
        GC.KeepAlive(workspace);

        void Line(string name, double flops, Action work)
        {
            double best = Best(work);
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    {name,-28} {best,10:F2} us{(flops > 0 ? $" {flops / best / 1e3,8:F1} GFLOP/s" : "")}"));
        }
    }

    private static double Best(Action work)
    {
        int times = 1;
        double best = Slice(work, 1);
        for (int slice = 0; slice < Slices; slice++)
        {
            double now = Slice(work, times);
            best = slice == 0 ? now : Math.Min(best, now);
            times = Math.Max(1, (int)(SliceMicroseconds / best));
        }
        return best;
    }

    private static double Slice(Action work, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}
