using Exp.Engine.Catalog;

namespace Exp.Engine.Norms;

/// <summary>Leaves the weighted sums as they are.</summary>
[Entry("none", "the weighted sums go to the activation as they are")]
public sealed record NoNorm : Norm
{
    /// <inheritdoc/>
    public override int ParametersPerUnit => 0;

    internal override NormLayer<T>? Start<T>(int units) => null;
}
