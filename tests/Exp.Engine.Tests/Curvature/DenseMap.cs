using System.Numerics;
using Exp.Engine.Curvature;

namespace Exp.Engine.Tests.Curvature;

/// <summary>A symmetric matrix written out, row-major.</summary>
internal sealed class DenseMap<T>(T[] entries, int size) : SymmetricMap<T>(size, size)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static DenseMap<T> Diagonal(params T[] diagonal)
    {
        var entries = new T[diagonal.Length * diagonal.Length];
        for (int i = 0; i < diagonal.Length; i++)
            entries[(i * diagonal.Length) + i] = diagonal[i];
        return new DenseMap<T>(entries, diagonal.Length);
    }

    protected override void Apply(ReadOnlySpan<T> v, Span<T> product)
    {
        for (int row = 0; row < v.Length; row++)
        {
            T sum = T.Zero;
            for (int column = 0; column < v.Length; column++)
                sum += entries[(row * v.Length) + column] * v[column];
            product[row] = sum;
        }
    }
}
