using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// The perceptron criterion: only mistakes cost anything. A score of exactly 0 counts as a mistake, because a perceptron
/// that starts from zero weights would never move otherwise. Targets are −1/+1.
/// </summary>
/// <param name="OneVsRest">One output per class instead of a single one for two classes.</param>
[Entry("perceptron", "perceptron criterion: only mistakes cost",
    Formula = "sum over outputs of max(0, -t z), averaged over rows; slope -t where t z <= 0",
    Source = "Rosenblatt, Psychological Review 65, 1958")]
public sealed record PerceptronCriterion(
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
    public override bool CountsMistakes => true;

    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(default(Element), outputs, targets, shape, gradient, scale);

    /// <summary>Null: an output of 0 costs nothing and has learnt nothing.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0), agreement = target * output;
            slope = V.IfLess(zero, agreement, zero, zero - target);
            return V.IfLess(zero, agreement, zero, zero - agreement); // NaN stays
        }
    }
}
