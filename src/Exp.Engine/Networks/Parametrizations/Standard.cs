using Exp.Engine.Catalog;

namespace Exp.Engine.Networks.Parametrizations;

/// <summary>Initial weights as the initializer says for the layer as it is, one learning rate for all.</summary>
[Entry("standard", "one learning rate for all layers; the best one falls as networks grow wider")]
public sealed record Standard : Parametrization
{
    /// <inheritdoc/>
    public override double Ratio(int units) => 1;
}
