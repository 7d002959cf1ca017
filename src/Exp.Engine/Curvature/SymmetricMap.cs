using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>A symmetric matrix that is known by its products only, such as the Hessian of a loss.</summary>
/// <param name="length">Numbers in a vector; some of them may be padding that is always zero.</param>
/// <param name="dimension">Rows of the matrix: the length without the padding.</param>
public abstract class SymmetricMap<T>(int length, int dimension)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers in a vector, padding included.</summary>
    public int Length { get; } = length;

    /// <summary>Rows of the matrix.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>product = M · v, both [Length]; the padding of v is zero and that of the product becomes so.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is not <see cref="Length"/>.</exception>
    public void Multiply(ReadOnlySpan<T> v, Span<T> product)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(product.Length, Length);
        Apply(v, product);
    }

    /// <summary>M in other units: P⁻½ M P⁻½, whose eigenvalues are those of P⁻¹ M.</summary>
    /// <param name="preconditioner">The diagonal of P [Length], above 0 outside the padding; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not <see cref="Length"/>.</exception>
    public SymmetricMap<T> Preconditioned(ReadOnlySpan<T> preconditioner) => new PreconditionedMap<T>(this, preconditioner);

    /// <summary>M + D, such as the Hessian of a loss with an L2 penalty.</summary>
    /// <param name="diagonal">The diagonal of D [Length]; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not <see cref="Length"/>.</exception>
    public SymmetricMap<T> Plus(ReadOnlySpan<T> diagonal) => new ShiftedMap<T>(this, diagonal);

    /// <summary>The product itself; lengths are checked.</summary>
    protected abstract void Apply(ReadOnlySpan<T> v, Span<T> product);

    /// <summary>Fills a vector [Length] with standard normal numbers, its padding with zeros.</summary>
    protected internal virtual void Draw(RandomStream random, Span<T> v)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref T x in v)
            x = T.CreateChecked(random.NextNormal());
    }
}
