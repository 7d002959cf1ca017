using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;

namespace Exp.Engine.Layers;

/// <summary>
/// The arithmetic of one dense layer on buffers whose rows are padded to whole panels. Holds sizes, no numbers.
/// Legend: x [rows × Inputs] at stride xRow, z and d [rows × Outputs] at stride Stride, w and dw in panel layout.
/// </summary>
/// <remarks>
/// Padding rule: padded columns of w, d and of the transposed weights are zero and stay zero; activations beyond the real
/// width are never read as k.
/// </remarks>
internal sealed unsafe partial class DenseLayer<T>(int inputs, int outputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // From so many panels on, the rows of x and d lie so far apart that a copy of them pays, and threads do (docs/performance.md).
    private const int PanelsToPack = 16;

    // Inputs side by side in the copy: two or four tiles high, and 256 rows of them stay in the first-level cache.
    private const int PackedInputs = 24;

    private static readonly int Width = Panel.Width<T>();

    public int Inputs { get; } = inputs;

    public int Outputs { get; } = outputs;

    /// <summary>Numbers from one row of z, a or d to the next.</summary>
    public int Stride { get; } = Panel.Stride<T>(outputs);

    /// <summary>Numbers in the panels of this layer.</summary>
    public int Parameters => Panel.Count<T>(Outputs) * PanelLength;

    /// <summary>Numbers in the transposed weights.</summary>
    public int TransposedLength => Panel.Count<T>(Inputs) * Outputs * Width;

    /// <summary>True when the layer has so many outputs that copies, and threads, pay.</summary>
    public bool IsWide => Panel.Count<T>(Outputs) >= PanelsToPack;

    private int RoundedInputs => (Inputs + PackedInputs - 1) / PackedInputs * PackedInputs;

    private int PanelLength => (Inputs + 1) * Width;

    /// <summary>Numbers into which <see cref="WeightGradient"/> packs that many rows; 0 for a narrow layer.</summary>
    public int PackedLength(int rows) =>
        IsWide ? rows * (RoundedInputs + (Width * (crew?.Threads ?? 1))) : 0;

    /// <summary>Where the weight from input to output lies; input = Inputs means the bias.</summary>
    public int IndexOf(int output, int input) => (output / Width * PanelLength) + (input * Width) + (output % Width);

    /// <summary>Weights and biases of this layer, number <paramref name="layer"/>, whose panels begin at <paramref name="offset"/>.</summary>
    public IEnumerable<ParameterTensor> Tensors(int layer, int offset)
    {
        int[] panels = [.. Enumerable.Range(0, Panel.Count<T>(Outputs)).Select(p => offset + (p * PanelLength))];
        yield return new ParameterTensor(layer, true, [.. panels.Select(p => (p, Inputs * Width))]);
        yield return new ParameterTensor(layer, false, [.. panels.Select(p => (p + (Inputs * Width), Width))]);
    }

    /// <summary>z = x · wᵀ + b; or, when asked to add, z += x · wᵀ without b.</summary>
    public void Forward(T* w, T* x, nint xRow, int rows, T* z, bool add = false)
    {
        if (crew is not null)
        {
            crew.Run(Panel.Count<T>(Outputs), forward.With(w, x, xRow, rows, z, add));
            return;
        }
        for (int panel = 0; panel < Panel.Count<T>(Outputs); panel++)
            ForwardPanel(panel, w, x, xRow, rows, z, add);
    }

    /// <summary>dw = dᵀ · x and the bias gradient, for at most <see cref="DepthBlocks.Longest"/> rows; adds to dw when asked. Without bias, the biases in dw stay.</summary>
    /// <remarks>A wide layer copies what it reads to <paramref name="packed"/>, room for <see cref="PackedLength"/> numbers, unless that is null.</remarks>
    public void WeightGradient(T* x, nint xRow, T* d, int rows, T* dw, bool add, bool bias = true, T* packed = null)
    {
        bool pack = packed != null && IsWide;
        if (pack)
            PackInputs(x, xRow, rows, packed);
        if (pack && crew is not null)
        {
            crew.Run(Panel.Count<T>(Outputs), weightGradient.With(packed, d, rows, dw, add, bias));
            return;
        }
        for (int panel = 0; panel < Panel.Count<T>(Outputs); panel++)
        {
            T* to = dw + ((nint)panel * PanelLength), from = d + (panel * Width);
            if (pack)
                PackedPanel(from, rows, to, add, packed, worker: 0);
            else
                PanelProduct.Multiply(Inputs, rows, x, 1, xRow, from, Stride, add ? to : null, Width, to, Width);
            if (bias)
                BiasGradient(from, rows, to + ((nint)Inputs * Width), add);
        }
    }

    /// <summary>dx = d · w, or dx += d · w when asked, from the transposed weights; xStride is the stride of dx.</summary>
    public void InputGradient(T* transposed, T* d, int rows, T* dx, nint xStride, bool add = false)
    {
        if (crew is not null)
        {
            crew.Run(Panel.Count<T>(Inputs), inputGradient.With(transposed, d, rows, dx, xStride, add));
            return;
        }
        for (int panel = 0; panel < Panel.Count<T>(Inputs); panel++)
            InputPanel(panel, transposed, d, rows, dx, xStride, add);
    }

    private void ForwardPanel(int panel, T* w, T* x, nint xRow, int rows, T* z, bool add)
    {
        T* weights = w + ((nint)panel * PanelLength), to = z + (panel * Width);
        T* start = add ? to : weights + ((nint)Inputs * Width);
        nint startRow = add ? Stride : 0;
        if (rows == 1)
        {
            RowProduct.Multiply(Inputs, x, weights, start, to);
            return;
        }
        for (int block = 0; block < DepthBlocks.Count(Inputs); block++)
        {
            int begin = DepthBlocks.Begin(Inputs, block), depth = DepthBlocks.Begin(Inputs, block + 1) - begin;
            PanelProduct.Multiply(
                rows, depth, x + begin, xRow, 1, weights + ((nint)begin * Width), Width, start, startRow, to, Stride);
            start = to;
            startRow = Stride;
        }
    }

    private void InputPanel(int panel, T* transposed, T* d, int rows, T* dx, nint xStride, bool add)
    {
        T* weights = transposed + ((nint)panel * Outputs * Width), to = dx + (panel * Width), start = add ? to : null;
        for (int block = 0; block < DepthBlocks.Count(Outputs); block++)
        {
            int begin = DepthBlocks.Begin(Outputs, block), depth = DepthBlocks.Begin(Outputs, block + 1) - begin;
            PanelProduct.Multiply(
                rows, depth, d + begin, Stride, 1, weights + ((nint)begin * Width), Width, start, xStride, to, xStride);
            start = to;
        }
    }

    // From rows far apart to [chunk of inputs][row][PackedInputs].
    private void PackInputs(T* x, nint xRow, int rows, T* to)
    {
        for (int first = 0; first < Inputs; first += PackedInputs)
        {
            int some = Math.Min(PackedInputs, Inputs - first);
            T* from = x + first;
            for (int row = 0; row < rows; row++, from += xRow, to += PackedInputs)
                new ReadOnlySpan<T>(from, some).CopyTo(new Span<T>(to, some));
        }
    }

    // One panel of dw; the panel of d is copied behind the packed inputs, each worker has a place there.
    private void PackedPanel(T* d, int rows, T* dw, bool add, T* packed, int worker)
    {
        T* x = packed, copy = packed + ((nint)rows * (RoundedInputs + (worker * Width)));
        for (int row = 0; row < rows; row++)
            new ReadOnlySpan<T>(d + (row * (nint)Stride), Width).CopyTo(new Span<T>(copy + (row * Width), Width));
        for (int first = 0; first < Inputs; first += PackedInputs, x += rows * PackedInputs)
        {
            T* to = dw + ((nint)first * Width);
            PanelProduct.Multiply(
                Math.Min(PackedInputs, Inputs - first), rows, x, 1, PackedInputs, copy, Width, add ? to : null, Width, to, Width);
        }
    }

    private void BiasGradient(T* d, int rows, T* db, bool add)
    {
        if (Vector512.IsHardwareAccelerated)
            BiasGradient<OneVector<T>>(d, rows, db, add);
        else
            BiasGradient<TwoVectors<T>>(d, rows, db, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BiasGradient<TRow>(T* d, int rows, T* db, bool add)
        where TRow : struct, IPanelRow<TRow, T>
    {
        TRow sum = add ? TRow.Load(db) : default;
        for (int row = 0; row < rows; row++, d += Stride)
            sum += TRow.Load(d);
        sum.Store(db);
    }
}
