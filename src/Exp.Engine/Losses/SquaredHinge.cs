using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Square of the hinge loss of scores z against targets −1/+1, summed over the outputs: no corner at the margin.</summary>
/// <param name="OneVsRest">One output per class instead of a single one for two classes.</param>
[Entry("squared_hinge", "square of the hinge loss", Formula = "sum over outputs of max(0, 1 - t z)^2, averaged over rows",
    Source = "Cortes and Vapnik, Machine Learning 20, 1995; scikit-learn's squared_hinge")]
public sealed record SquaredHinge(
    [Option("one output per class against all others, for more than two classes")] bool OneVsRest = false)
    : Loss
{
    /// <inheritdoc/>
    public override LabelCoding Coding => LabelCoding.PlusMinusOne;

    /// <inheritdoc/>
    public override int OutputsFor(int classes) => OneVsRest || classes != 2 ? classes : 1;

    /// <inheritdoc/>
    public override int MaxClasses => OneVsRest ? int.MaxValue : 2;

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(default(Element), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        ElementLoss.CurvatureProduct(default(Element), outputs, targets, shape, direction, product, scale);

    /// <summary>The best constant is the mean of the targets m; it costs 1 − m².</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double m in mean)
            sum += 1 - m * m;
        return sum;
    }

    private readonly struct Element : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0), missing = V.Of(1) - target * output;
            missing = V.IfLess(missing, zero, zero, missing); // NaN stays
            slope = V.Of(-2) * target * missing;
            return missing * missing;
        }

        /// <summary>2t² inside the margin.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0), missing = V.Of(1) - target * output;
            return V.IfLess(zero, missing, V.Of(2) * target * target, zero);
        }
    }
}
