using System.Numerics;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Engine.Networks;

/// <summary>
/// The buffers of one training for up to <see cref="Rows"/> rows at a time: inputs, and z, a and d of every layer. Made
/// once; nothing is allocated per step.
/// </summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Buffers for layers of these sizes; d and the transposed weights only when gradients are wanted.</summary>
    public Workspace(IReadOnlyList<DenseLayer<T>> layers, int rows, bool gradients)
    {
        Rows = rows;
        InputStride = Panel.Stride<T>(layers[0].Inputs);
        Inputs = new PinnedBlock<T>((long)rows * InputStride);
        Z = [.. layers.Select(Buffer)];
        A = [.. layers.Select(Buffer)];
        D = gradients ? [.. layers.Select(Buffer)] : [];
        Transposed = gradients ? [.. layers.Select(l => new PinnedBlock<T>(l.TransposedLength))] : [];

        PinnedBlock<T> Buffer(DenseLayer<T> layer) => new((long)rows * layer.Stride);
    }

    /// <summary>Room for that many rows.</summary>
    public int Rows { get; }

    /// <summary>Numbers from one input row to the next.</summary>
    public int InputStride { get; }

    /// <summary>Input rows.</summary>
    public PinnedBlock<T> Inputs { get; }

    /// <summary>Weighted sums of each layer.</summary>
    public PinnedBlock<T>[] Z { get; }

    /// <summary>Activations of each layer; the last are the network's outputs.</summary>
    public PinnedBlock<T>[] A { get; }

    /// <summary>Gradients with respect to Z of each layer; padded columns stay zero.</summary>
    public PinnedBlock<T>[] D { get; }

    /// <summary>Transposed weights of each layer (the first is not used).</summary>
    public PinnedBlock<T>[] Transposed { get; }
}
