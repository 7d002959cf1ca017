using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Bench;

/// <summary>The forward product of a layer: rows [Rows × Inputs] times weights, Outputs wide. The weights lie in panels, as always.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Outputs">Columns of the result.</param>
/// <param name="Inputs">The length of the sums.</param>
/// <param name="Goal">How many times faster than BLAS it must be.</param>
internal sealed record ProductCase(int Rows, int Outputs, int Inputs, double Goal)
{
    public static IReadOnlyList<ProductCase> All { get; } =
        [new(126, 800, 784, 1), new(126, 1008, 1000, 1), new(1008, 1008, 1008, 0.95)];

    public string Name => $"product {Rows}x{Outputs}x{Inputs}";

    public string Request => $"product {Rows} {Outputs} {Inputs} float32";

    public double Flops => 2.0 * Rows * Outputs * Inputs;

    /// <summary>One product per call, as a wide layer makes it.</summary>
    public unsafe Action Start()
    {
        var layer = new DenseLayer<float>(Inputs, Outputs);
        var w = new PinnedBlock<float>(layer.Parameters);
        var x = new PinnedBlock<float>(Rows * Panel.Stride<float>(Inputs));
        var z = new PinnedBlock<float>(Rows * layer.Stride);
        w.Span.Fill(0.5f);
        x.Span.Fill(0.25f);
        return () =>
        {
            layer.Forward(w.Start, x.Start, Panel.Stride<float>(Inputs), Rows, z.Start);
            GC.KeepAlive(w);
            GC.KeepAlive(x);
            GC.KeepAlive(z);
        };
    }
}
