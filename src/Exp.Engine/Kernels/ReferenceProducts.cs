using System.Numerics;

namespace Exp.Engine.Kernels;

/// <summary>
/// The three products of a dense layer written out plainly: the definition of their bits. The fast forms are tested
/// against them bit for bit. Legend: n rows, i inputs, o outputs; x [n × i], w [o × i], b [o], d [n × o]; row-major.
/// </summary>
internal static class ReferenceProducts
{
    /// <summary>z = x · wᵀ + b: per output, block sums of the chain over inputs, added in order to the bias.</summary>
    public static T[] Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, int n, int i, int o)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var z = new T[n * o];
        for (int row = 0; row < n; row++)
        {
            for (int unit = 0; unit < o; unit++)
            {
                T sum = b[unit];
                for (int block = 0; block < DepthBlocks.Count(i); block++)
                {
                    T chain = T.Zero;
                    for (int k = DepthBlocks.Begin(i, block); k < DepthBlocks.Begin(i, block + 1); k++)
                        chain = T.FusedMultiplyAdd(x[(row * i) + k], w[(unit * i) + k], chain);
                    sum += chain;
                }
                z[(row * o) + unit] = sum;
            }
        }
        return z;
    }

    /// <summary>dw = dᵀ · x [o × i]: a chain over rows in order, for every 256 rows; the chains added in order.</summary>
    public static T[] WeightGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> d, int n, int i, int o)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dw = new T[o * i];
        for (int unit = 0; unit < o; unit++)
        {
            for (int k = 0; k < i; k++)
            {
                T sum = T.Zero;
                for (int first = 0; first < n; first += DepthBlocks.Longest)
                {
                    T chain = T.Zero;
                    for (int row = first; row < Math.Min(n, first + DepthBlocks.Longest); row++)
                        chain = T.FusedMultiplyAdd(x[(row * i) + k], d[(row * o) + unit], chain);
                    sum = first == 0 ? chain : sum + chain;
                }
                dw[(unit * i) + k] = sum;
            }
        }
        return dw;
    }

    /// <summary>db = column sums of d [o]: plain additions over rows in order.</summary>
    public static T[] BiasGradient<T>(ReadOnlySpan<T> d, int n, int o)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var db = new T[o];
        for (int row = 0; row < n; row++)
        {
            for (int unit = 0; unit < o; unit++)
                db[unit] += d[(row * o) + unit];
        }
        return db;
    }

    /// <summary>dx = d · w [n × i]: per input, block sums of the chain over outputs, added in order.</summary>
    public static T[] InputGradient<T>(ReadOnlySpan<T> d, ReadOnlySpan<T> w, int n, int i, int o)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dx = new T[n * i];
        for (int row = 0; row < n; row++)
        {
            for (int k = 0; k < i; k++)
            {
                T sum = T.Zero;
                for (int block = 0; block < DepthBlocks.Count(o); block++)
                {
                    T chain = T.Zero;
                    for (int unit = DepthBlocks.Begin(o, block); unit < DepthBlocks.Begin(o, block + 1); unit++)
                        chain = T.FusedMultiplyAdd(d[(row * o) + unit], w[(unit * i) + k], chain);
                    sum = block == 0 ? chain : sum + chain;
                }
                dx[(row * i) + k] = sum;
            }
        }
        return dx;
    }
}
