using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>f(z) = z.</summary>
[Entry("identity", "no activation", Formula = "z")]
public sealed record Identity : Activation
{
    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => z.CopyTo(a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
    {
    }
}
