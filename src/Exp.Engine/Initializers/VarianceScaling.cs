using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>The general form behind glorot, he and lecun: any factor, any fan, any law.</summary>
/// <param name="Scale">The variance times the fan; the square of the gain in torch.nn.init.</param>
/// <param name="Mode">The fan.</param>
/// <param name="Law">The law.</param>
[Entry("variance_scaling", "the general form: any factor, fan and law",
    Formula = "variance scale / fan; uniform: U(-b, b), b = sqrt(3 scale / fan)",
    Source = "form of keras VarianceScaling; torch.nn.init.kaiming_* with scale = gain^2")]
public sealed record VarianceScaling(
    [Option("variance times fan: the square of the gain", Min = 0)] double Scale = 1,
    [Option("the inputs of a unit (fan_in), the units (fan_out), or their mean (fan_avg)")] FanMode Mode = FanMode.FanIn,
    [Option("normal, truncated_normal (at two deviations, as in keras) or uniform")] WeightLaw Law = WeightLaw.Normal) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        double variance = Scale / Fan.Of(Mode, fanIn, fanOut);
        if (Law == WeightLaw.Uniform)
            DrawUniform(weights, Math.Sqrt(3 * variance), random);
        else if (Law == WeightLaw.TruncatedNormal)
            DrawTruncated(weights, Math.Sqrt(variance), random);
        else
            DrawNormal(weights, 0, Math.Sqrt(variance), random);
    }
}
