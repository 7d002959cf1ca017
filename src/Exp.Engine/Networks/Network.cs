using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;

namespace Exp.Engine.Networks;

/// <summary>A network with weights. Not for two threads at once.</summary>
public sealed unsafe partial class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Evaluation goes through the rows in pieces that keep inputs and activations in the second-level cache.
    internal const int EvaluationRows = 96;

    private readonly DenseLayer<T>[] layers;
    private readonly NormLayer<T>?[] norms;
    private readonly DropoutLayer<T>?[] dropouts;
    private readonly int[] offsets, normOffsets;
    private readonly (int Start, int Length)[] noBias;
    private readonly PinnedBlock<T> parameters;

    /// <summary>Makes the network of a description with its initial weights and biases: streams "weights/layer1" and "biases/layer1" for the first layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A layer has no units, there are no inputs, or a dropout does not fit.</exception>
    public Network(NetworkSpec spec, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(seeds);
        Spec = spec;
        layers = new DenseLayer<T>[spec.Layers.Count];
        norms = new NormLayer<T>?[layers.Length];
        (offsets, normOffsets) = (new int[layers.Length], new int[layers.Length]);
        int inputs = spec.Inputs, length = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(spec.Layers[i].Units, 1);
            layers[i] = new DenseLayer<T>(inputs, spec.Layers[i].Units);
            offsets[i] = length;
            length = normOffsets[i] = checked(length + layers[i].Parameters);
            norms[i] = spec.Layers[i].Norm?.Start<T>(spec.Layers[i].Units);
            length = checked(length + (norms[i]?.Parameters ?? 0));
            inputs = spec.Layers[i].Units;
        }
        parameters = new PinnedBlock<T>(length);
        dropouts =
        [
            Dropout(0, spec.Inputs, Panel.Stride<T>(spec.Inputs), spec.InputDropout),
            .. layers.Select((l, i) => Dropout(i + 1, l.Outputs, l.Stride, spec.Layers[i].Dropout)),
        ];
        ArgumentOutOfRangeException.ThrowIfNotEqual(spec.Layers[^1].Dropout, 0, "dropout of the output layer");
        Tensors = [.. layers.SelectMany((layer, i) => layer.Tensors(i, offsets[i]).Concat(norms[i]?.Tensors(i, normOffsets[i]) ?? []))];
        noBias = [.. layers.SelectMany((layer, i) =>
            spec.Layers[i].HasBias ? [] : layer.Tensors(i, offsets[i]).Single(t => !t.IsWeight).Pieces)];
        for (int i = 0; i < layers.Length; i++)
        {
            InitializeNorm(i);
            Initialize(i, seeds.Stream($"weights/layer{i + 1}"), seeds.Stream($"biases/layer{i + 1}"));
        }
    }

    /// <summary>The description.</summary>
    public NetworkSpec Spec { get; }

    internal IReadOnlyList<DenseLayer<T>> Layers => layers;

    /// <summary>The norm of each layer; null where there is none.</summary>
    internal IReadOnlyList<NormLayer<T>?> Norms => norms;

    /// <summary>Dropout on the inputs (first) and behind each layer; null where there is none.</summary>
    internal IReadOnlyList<DropoutLayer<T>?> Dropouts => dropouts;

    /// <summary>Of each layer all weights and biases in panel layout, then what its norm trains; padding (zero) included.</summary>
    internal Span<T> Parameters => parameters.Span;

    /// <summary>The same as a block.</summary>
    internal PinnedBlock<T> ParameterBlock => parameters;

    /// <summary>The parts of <see cref="Parameters"/>: weights, biases, and what the norm trains, of each layer.</summary>
    internal IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>Outputs [rows.Length × Spec.Outputs], packed, of the given rows. A row's bits do not depend on the others.</summary>
    public T[] Outputs(FeatureRows<T> features, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(features);
        int width = Spec.Outputs, stride = layers[^1].Stride;
        var outputs = new T[rows.Length * width];
        var workspace = new Workspace<T>(this, Math.Clamp(rows.Length, 1, EvaluationRows), gradients: false);
        for (int first = 0; first < rows.Length; first += workspace.Rows)
        {
            ReadOnlySpan<int> some = rows.Slice(first, Math.Min(workspace.Rows, rows.Length - first));
            Forward(workspace, features, some);
            for (int row = 0; row < some.Length; row++)
                workspace.A[^1].Span.Slice(row * stride, width).CopyTo(outputs.AsSpan((first + row) * width));
        }
        return outputs;
    }

    /// <summary>True when a layer is so wide (16 panels: 256 float or 128 double outputs) that threads can share its products.</summary>
    public bool IsWide => layers.Any(l => l.IsWide);

    /// <summary>Lets a crew share the products of wide layers, or none. Workspaces made before are not to be used after.</summary>
    internal void Share(Crew? crew)
    {
        foreach (DenseLayer<T> layer in layers)
            layer.Share(crew);
    }

    /// <summary>The words of the dropout masks of an epoch (from 1); null where there is no dropout.</summary>
    internal IMaskWords? MasksOf(SeedTree seeds, int epoch) =>
        dropouts.Any(d => d is not null) ? new EpochMasks(seeds, epoch, dropouts.Length) : null;

    /// <summary>Draws the dropout masks of the next forward pass in training, for rows from that place of the epoch on.</summary>
    internal void DrawMasks(Workspace<T> workspace, IMaskWords? words, long firstRow, int rows)
    {
        for (int i = 0; i < dropouts.Length; i++)
        {
            dropouts[i]?.Draw(
                words ?? throw new InvalidOperationException("dropout needs the masks of an epoch"),
                firstRow, rows, workspace.Masks[i]!.Start);
        }
    }

    /// <summary>
    /// Reads the rows into the workspace, unless they are handed over <paramref name="gathered"/> at its stride, and fills its
    /// z and a; in training with the dropout masks drawn before.
    /// </summary>
    internal void Forward(
        Workspace<T> workspace, FeatureRows<T> features, ReadOnlySpan<int> rows, bool training = false, T* gathered = null)
    {
        // Dropout on the inputs changes them in place.
        bool shared = gathered != null && !(training && dropouts[0] is not null);
        if (!shared)
            features.Gather(rows, workspace.Inputs.Span, workspace.InputStride);
        T* x = workspace.X = shared ? gathered : workspace.Inputs.Start;
        nint xRow = workspace.InputStride;
        if (training)
            dropouts[0]?.Multiply(x, workspace.Masks[0]!.Start, rows.Length, x);
        for (int i = 0; i < layers.Length; i++)
        {
            T* sums = workspace.Sums[i].Start;
            layers[i].Forward(parameters.Start + offsets[i], x, xRow, rows.Length, sums);
            norms[i]?.Forward(
                parameters.Start + normOffsets[i], sums, rows.Length, workspace.Spread[i]!.Start, workspace.Z[i].Start, training);
            int used = rows.Length * layers[i].Stride;
            Spec.Layers[i].Activation.Apply<T>(workspace.Z[i].Span[..used], workspace.A[i].Span[..used]);
            x = workspace.A[i].Start;
            if (training && dropouts[i + 1] is { } dropout)
            {
                dropout.Multiply(x, workspace.Masks[i + 1]!.Start, rows.Length, workspace.Passed[i].Start);
                x = workspace.Passed[i].Start;
            }
            xRow = layers[i].Stride;
        }
        GC.KeepAlive(workspace);
        GC.KeepAlive(parameters);
    }

    /// <summary>
    /// Fills <paramref name="gradient"/> (layout of <see cref="Parameters"/>) from the workspace of the last
    /// <see cref="Forward"/> in training; the last layer's D holds the gradient with respect to the outputs and is used up.
    /// </summary>
    internal void Backward(Workspace<T> workspace, int rows, PinnedBlock<T> gradient, bool add)
    {
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            DenseLayer<T> layer = layers[i];
            int used = rows * layer.Stride;
            dropouts[i + 1]?.Multiply(workspace.D[i].Start, workspace.Masks[i + 1]!.Start, rows, workspace.D[i].Start);
            Spec.Layers[i].Activation.MultiplyBySlope<T>(
                workspace.Z[i].Span[..used], workspace.A[i].Span[..used], workspace.D[i].Span[..used]);
            T* x = i == 0 ? workspace.X : workspace.Passed[i - 1].Start;
            int xRow = i == 0 ? workspace.InputStride : layers[i - 1].Stride;
            norms[i]?.Backward(
                parameters.Start + normOffsets[i], workspace.Sums[i].Start, workspace.Spread[i]!.Start, workspace.D[i].Start,
                rows, gradient.Start + normOffsets[i], add);
            for (int first = 0; first < rows; first += DepthBlocks.Longest)
            {
                layer.WeightGradient(
                    x + ((nint)first * xRow), xRow, workspace.D[i].Start + ((nint)first * layer.Stride),
                    Math.Min(DepthBlocks.Longest, rows - first), gradient.Start + offsets[i], add || first > 0,
                    packed: workspace.Packed.Start);
            }
            if (i == 0)
                break;
            T* transposed = workspace.Transposed[i].Start;
            PanelTranspose.Transpose(parameters.Start + offsets[i], layer.Inputs, layer.Outputs, transposed);
            layer.InputGradient(transposed, workspace.D[i].Start, rows, workspace.D[i - 1].Start, xRow);
        }
        foreach ((int start, int length) in noBias)
            gradient.Span.Slice(start, length).Clear();
        GC.KeepAlive(workspace);
        GC.KeepAlive(gradient);
        GC.KeepAlive(parameters);
    }

    private static DropoutLayer<T>? Dropout(int index, int units, int stride, double rate) =>
        rate == 0 ? null : new DropoutLayer<T>(index, units, stride, rate);
}
