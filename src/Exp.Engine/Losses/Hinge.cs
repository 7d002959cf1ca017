using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Hinge loss of scores z against targets −1/+1, summed over the outputs. The slope exactly at the margin is 0, as in
/// PyTorch's relu form; scikit-learn counts the margin as inside.
/// </summary>
/// <param name="OneVsRest">One output per class instead of a single one for two classes.</param>
[Entry("hinge", "margin loss of the support vector machine", Formula = "sum over outputs of max(0, 1 - t z), averaged over rows",
    Source = "Cortes and Vapnik, Machine Learning 20, 1995")]
public sealed record Hinge(
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
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(default(Element), outputs, targets, shape, gradient, scale);

    /// <summary>The best constant is the commoner target; each row of the other kind then costs 2.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double m in mean)
            sum += 1 - Math.Abs(m);
        return sum;
    }

    private readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0), missing = V.Of(1) - target * output;
            slope = V.IfLess(zero, missing, zero - target, zero);
            return V.IfLess(missing, zero, zero, missing); // NaN stays
        }
    }
}
