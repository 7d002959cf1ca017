using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;

namespace Exp.Engine.Layers;

/// <summary>
/// Inverted dropout of one layer: a unit is kept when its random word is at least rate · 2³², and is then multiplied by
/// 1 / (1 − rate), so that evaluation needs no factor.
/// </summary>
/// <remarks>
/// The word of a unit stands at (place of the row in the epoch's order) · units + unit: a mask depends neither on how rows
/// are cut into batches and blocks, nor on padding. Source: Srivastava et al., JMLR 15, 2014, scaled at training time.
/// </remarks>
internal sealed unsafe class DropoutLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int index;
    private readonly uint threshold;
    private readonly T scale;
    private readonly uint[] words;

    /// <summary>For rows of that many units at that stride.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [0, 1).</exception>
    public DropoutLayer(int index, int units, int stride, double rate)
    {
        if (!(rate is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "dropout must be in [0, 1)");
        (this.index, Stride) = (index, stride);
        threshold = (uint)(rate * 4294967296.0);
        scale = T.CreateChecked(1 / (1 - rate));
        words = new uint[units];
    }

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Factors [rows × stride] of rows that begin at that place of the epoch: 0 or the scale; padding is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(IMaskWords source, long firstRow, int rows, T* mask)
    {
        // Looked up by the sign of the difference: a branch would be guessed wrong all the time.
        T* factors = stackalloc T[] { scale, T.Zero };
        for (int row = 0; row < rows; row++, mask += Stride)
        {
            source.Fill(index, (firstRow + row) * words.Length, words);
            for (int unit = 0; unit < words.Length; unit++)
                mask[unit] = factors[((ulong)words[unit] - threshold) >> 63];
        }
    }

    /// <summary>to = x ∘ mask, padding included; to may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(T* x, T* mask, int rows, T* to)
    {
        for (nint i = 0; i < (nint)rows * Stride; i += Vector256<T>.Count)
            (Vector256.Load(x + i) * Vector256.Load(mask + i)).Store(to + i);
    }
}
