using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Engine.Norms;

/// <summary>
/// The arithmetic of a norm on rows padded to whole panels. Legend: x weighted sums, which become n, the normalized ones, in
/// place; z = γ n + β; d gradient, first by z, then in place by x; all [rows × Stride]. γ and β stand behind each other,
/// each padded to whole panels with zeros.
/// </summary>
/// <remarks>
/// Sums run in double, over rows or columns in order; every factor is rounded to T once. Padding of n, z and d is zero.
/// <see cref="ReferenceNorms"/> defines the bits.
/// </remarks>
internal abstract unsafe class NormLayer<T>(int units)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Of d · n first, in the order of γ and β.
    private readonly PinnedBlock<double> sums = new(2L * Panel.Count<T>(units) * Panel.Width<T>());

    /// <summary>Units of the layer.</summary>
    public int Units => units;

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; } = Panel.Stride<T>(units);

    /// <summary>Units and their padding.</summary>
    public int Padded { get; } = Panel.Count<T>(units) * Panel.Width<T>();

    /// <summary>Numbers in γ and β, padding included.</summary>
    public int Parameters => 2 * Padded;

    /// <summary>What training changes beside the parameters: running averages; empty where there are none.</summary>
    public virtual Span<double> Running => default;

    /// <summary>γ and β of this norm, that of layer <paramref name="layer"/>, where they begin at <paramref name="offset"/>.</summary>
    public IEnumerable<ParameterTensor> Tensors(int layer, int offset) =>
        [new(layer, false, [(offset, Padded)]), new(layer, false, [(offset + Padded, Padded)])];

    /// <summary>Numbers that <see cref="Forward"/> leaves for <see cref="Backward"/> beside n.</summary>
    public abstract int SpreadLength(int rows);

    /// <summary>
    /// x becomes n, z = γ n + β; spread takes the factors 1 / sqrt(var + epsilon). Not in training, running averages are used
    /// where there are any, and stay.
    /// </summary>
    public abstract void Forward(T* gamma, T* x, int rows, T* spread, T* z, bool training);

    /// <summary>d becomes the gradient by x; those by γ and β go to the gradient, or are added to it.</summary>
    public void Backward(T* gamma, T* n, T* spread, T* d, int rows, T* gradient, bool add)
    {
        double* byGamma = sums.Start, byBeta = sums.Start + Padded;
        ColumnSums.OfProducts(d, n, rows, Stride, Padded, byBeta, byGamma);
        for (int i = 0; i < Parameters; i++)
        {
            T sum = T.CreateChecked(sums.Start[i]);
            gradient[i] = add ? gradient[i] + sum : sum;
        }
        InputGradient(gamma, n, spread, d, rows, byBeta, byGamma);
        GC.KeepAlive(this);
    }

    /// <summary>The second half of <see cref="Backward"/>, from the column sums of d (byBeta) and d ∘ n (byGamma).</summary>
    protected abstract void InputGradient(T* gamma, T* n, T* spread, T* d, int rows, double* byBeta, double* byGamma);

    /// <summary>One vector of a row, from unit i on: n = (x − mean) · spread in place, z = fma(γ, n, β).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Stretch(T* gamma, T* n, nint i, Vector256<T> mean, Vector256<T> spread, T* z)
    {
        Vector256<T> normalized = (Vector256.Load(n + i) - mean) * spread;
        normalized.Store(n + i);
        Vec.Fma(Vector256.Load(gamma + i), normalized, Vector256.Load(gamma + Padded + i)).Store(z + i);
    }
}
