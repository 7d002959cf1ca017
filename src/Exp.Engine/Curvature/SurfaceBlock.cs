using System.Numerics;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Engine.Curvature;

/// <summary>
/// What the products need to know of up to <see cref="DepthBlocks.Longest"/> rows at one point of weight space. Padded
/// columns of D and Bends are zero.
/// </summary>
internal sealed class SurfaceBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public SurfaceBlock(IReadOnlyList<DenseLayer<T>> layers, int rows)
    {
        InputStride = Panel.Stride<T>(layers[0].Inputs);
        Inputs = new PinnedBlock<T>((long)rows * InputStride);
        Targets = new T[rows * layers[^1].Outputs];
        A = Buffers(layers, rows);
        D = Buffers(layers, rows);
        Slopes = Buffers(layers, rows);
        Bends = Buffers(layers, rows);
    }

    /// <summary>Numbers from one input row to the next.</summary>
    public int InputStride { get; }

    /// <summary>Input rows.</summary>
    public PinnedBlock<T> Inputs { get; }

    /// <summary>Targets, packed.</summary>
    public T[] Targets { get; }

    /// <summary>Activations of each layer.</summary>
    public PinnedBlock<T>[] A { get; }

    /// <summary>Gradients by the weighted sums z of each layer.</summary>
    public PinnedBlock<T>[] D { get; }

    /// <summary>f'(z) of each layer.</summary>
    public PinnedBlock<T>[] Slopes { get; }

    /// <summary>Gradients by the activations times f''(z), of each layer.</summary>
    public PinnedBlock<T>[] Bends { get; }

    /// <summary>Numbers that a block of that many rows takes.</summary>
    public static long Size(IReadOnlyList<DenseLayer<T>> layers, int rows) =>
        rows * (Panel.Stride<T>(layers[0].Inputs) + (4L * layers.Sum(l => l.Stride)));

    /// <summary>A buffer per layer for that many rows.</summary>
    public static PinnedBlock<T>[] Buffers(IReadOnlyList<DenseLayer<T>> layers, int rows) =>
        [.. layers.Select(l => new PinnedBlock<T>((long)rows * l.Stride))];
}
