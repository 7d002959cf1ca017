using BenchmarkDotNet.Attributes;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Bench;

/// <summary>The three products of one dense layer, in float. Public because BenchmarkDotNet wants it so.</summary>
public unsafe class ProductBenchmarks
{
    private DenseLayer<float> layer = null!;
    private PinnedBlock<float> w = null!, x = null!, z = null!, turned = null!, gradient = null!, packed = null!;
    private int rows, xRow;

    /// <summary>Rows x inputs x outputs.</summary>
    [Params("1x784x16", "32x784x16", "32x16x16", "64x784x128", "128x784x800")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = [.. Shape.Split('x').Select(int.Parse)];
        rows = sizes[0];
        layer = new DenseLayer<float>(sizes[1], sizes[2]);
        xRow = Panel.Stride<float>(sizes[1]);
        (w, gradient) = (new(layer.Parameters), new(layer.Parameters));
        (x, z) = (new(rows * xRow), new(rows * layer.Stride));
        (turned, packed) = (new(layer.TransposedLength), new(layer.PackedLength(rows)));
        w.Span.Fill(0.5f);
        x.Span.Fill(0.25f);
    }

    [Benchmark]
    public void Forward() => layer.Forward(w.Start, x.Start, xRow, rows, z.Start);

    [Benchmark]
    public void WeightGradient() =>
        layer.WeightGradient(x.Start, xRow, z.Start, rows, gradient.Start, add: false, packed: packed.Start);

    [Benchmark]
    public void InputGradient() => layer.InputGradient(turned.Start, z.Start, rows, x.Start, xRow);
}
