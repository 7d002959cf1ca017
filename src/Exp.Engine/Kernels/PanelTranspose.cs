using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Exp.Engine.Kernels;

/// <summary>Turns the weights of a layer around, for the input gradient. Only moves numbers.</summary>
internal static unsafe class PanelTranspose
{
    /// <summary>
    /// From weight panels [output panel][input + 1][Width] to [input panel][output][Width], without the biases. Columns
    /// beyond the inputs stay as they were (zero).
    /// </summary>
    public static void Transpose<T>(T* panels, int inputs, int outputs, T* transposed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Panel.Width<T>();
        for (int firstOutput = 0; firstOutput < outputs; firstOutput += width)
        {
            T* panel = panels + ((nint)(firstOutput / width) * (inputs + 1) * width);
            int columns = Math.Min(width, outputs - firstOutput);
            for (int firstInput = 0; firstInput < inputs; firstInput += width)
            {
                T* from = panel + ((nint)firstInput * width);
                T* to = transposed + ((((nint)(firstInput / width) * outputs) + firstOutput) * width);
                Tile(from, to, Math.Min(width, inputs - firstInput), columns, width);
            }
        }
    }

    // to[c, r] = from[r, c] for a tile of at most Width × Width, both with rows of Width.
    private static void Tile<T>(T* from, T* to, int rows, int columns, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) && Avx.IsSupported && rows == width && columns == width)
        {
            for (int row = 0; row < width; row += 8)
            {
                for (int column = 0; column < width; column += 8)
                    Eight((float*)from + (row * width) + column, (float*)to + (column * width) + row, width);
            }
            return;
        }
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                to[(column * width) + row] = from[(row * width) + column];
        }
    }

    // 8 × 8 floats by three rounds of shuffles: pairs, fours, halves.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* from, float* to, int stride)
    {
        Vector256<float> r0 = Avx.LoadVector256(from), r1 = Avx.LoadVector256(from + stride);
        Vector256<float> r2 = Avx.LoadVector256(from + (2 * stride)), r3 = Avx.LoadVector256(from + (3 * stride));
        Vector256<float> r4 = Avx.LoadVector256(from + (4 * stride)), r5 = Avx.LoadVector256(from + (5 * stride));
        Vector256<float> r6 = Avx.LoadVector256(from + (6 * stride)), r7 = Avx.LoadVector256(from + (7 * stride));
        (r0, r1, r2, r3) = Fours(Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1), Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        (r4, r5, r6, r7) = Fours(Avx.UnpackLow(r4, r5), Avx.UnpackHigh(r4, r5), Avx.UnpackLow(r6, r7), Avx.UnpackHigh(r6, r7));
        Halves(r0, r4, to, stride);
        Halves(r1, r5, to + stride, stride);
        Halves(r2, r6, to + (2 * stride), stride);
        Halves(r3, r7, to + (3 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Fours(
        Vector256<float> low01, Vector256<float> high01, Vector256<float> low23, Vector256<float> high23) => (
            Avx.Shuffle(low01, low23, 0b01_00_01_00), Avx.Shuffle(low01, low23, 0b11_10_11_10),
            Avx.Shuffle(high01, high23, 0b01_00_01_00), Avx.Shuffle(high01, high23, 0b11_10_11_10));

    // Column c of the tile from the lower halves, column c + 4 from the upper ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(Vector256<float> above, Vector256<float> below, float* to, int stride)
    {
        Avx.Permute2x128(above, below, 0x20).Store(to);
        Avx.Permute2x128(above, below, 0x31).Store(to + (4 * stride));
    }
}
