using System.Numerics;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Engine.Networks;

/// <summary>
/// The buffers of one training for up to <see cref="Rows"/> rows at a time: inputs, and z, a and d of every layer. Made
/// once; nothing is allocated per step.
/// </summary>
internal sealed unsafe class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Buffers for the layers of a network; what only training needs only when gradients are wanted.</summary>
    public Workspace(Network<T> network, int rows, bool gradients)
    {
        IReadOnlyList<DenseLayer<T>> layers = network.Layers;
        Rows = rows;
        InputStride = Panel.Stride<T>(layers[0].Inputs);
        Inputs = new PinnedBlock<T>((long)rows * InputStride);
        X = Inputs.Start;
        Sums = [.. layers.Select(Buffer)];
        Spread = [.. network.Norms.Select(n => n is null ? null : new PinnedBlock<T>(n.SpreadLength(rows)))];
        Z = [.. layers.Select((l, i) => Spread[i] is null ? Sums[i] : Buffer(l))];
        A = [.. layers.Select(Buffer)];
        Masks = [.. network.Dropouts.Select(d => d is null || !gradients ? null : new PinnedBlock<T>((long)rows * d.Stride))];
        Passed = [.. layers.Select((l, i) => Masks[i + 1] is null ? A[i] : Buffer(l))];
        D = gradients ? [.. layers.Select(Buffer)] : [];
        Transposed = gradients ? [.. layers.Select(l => new PinnedBlock<T>(l.TransposedLength))] : [];
        Packed = new PinnedBlock<T>(gradients ? layers.Max(l => l.PackedLength(Math.Min(rows, DepthBlocks.Longest))) : 0);

        PinnedBlock<T> Buffer(DenseLayer<T> layer) => new((long)rows * layer.Stride);
    }

    /// <summary>Room for that many rows.</summary>
    public int Rows { get; }

    /// <summary>Numbers from one input row to the next.</summary>
    public int InputStride { get; }

    /// <summary>Room for input rows.</summary>
    public PinnedBlock<T> Inputs { get; }

    /// <summary>The input rows of the last forward pass: <see cref="Inputs"/>, or rows that somebody else gathered and keeps.</summary>
    public T* X { get; set; }

    /// <summary>Weighted sums of each layer; where there is a norm, normalized in place.</summary>
    public PinnedBlock<T>[] Sums { get; }

    /// <summary>What the norm of each layer divided by; null where there is none.</summary>
    public PinnedBlock<T>?[] Spread { get; }

    /// <summary>What the activation of each layer is applied to: the sums, or what their norm makes of them.</summary>
    public PinnedBlock<T>[] Z { get; }

    /// <summary>Activations of each layer; the last are the network's outputs.</summary>
    public PinnedBlock<T>[] A { get; }

    /// <summary>What each layer passes on to the next in training: its activations, with those that are dropped at 0.</summary>
    public PinnedBlock<T>[] Passed { get; }

    /// <summary>Factors of dropout on the inputs (first) and behind each layer; null where there is none.</summary>
    public PinnedBlock<T>?[] Masks { get; }

    /// <summary>Gradients with respect to Z of each layer, then to its sums; padded columns stay zero.</summary>
    public PinnedBlock<T>[] D { get; }

    /// <summary>Transposed weights of each layer (the first is not used).</summary>
    public PinnedBlock<T>[] Transposed { get; }

    /// <summary>What a weight gradient of a wide layer packs; empty without such layers.</summary>
    public PinnedBlock<T> Packed { get; }
}
