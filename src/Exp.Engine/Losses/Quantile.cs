using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// The pinball loss, made small by the q-th quantile of the targets; divided by the outputs. The slope at 0 is the mean of
/// both sides.
/// </summary>
/// <param name="Q">Which quantile; 0.5 is half the absolute error.</param>
[Entry("quantile", "pinball loss: predicts a quantile",
    Formula = "q (t-a) if t >= a else (1-q) (a-t), averaged over outputs and rows",
    Source = "Koenker and Bassett, Econometrica 46, 1978")]
public sealed record Quantile(
    [Option("share of the targets that should lie below the prediction", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true)] double Q = 0.5)
    : Loss
{
    /// <inheritdoc/>
    public override bool Regression => true;

    /// <inheritdoc/>
    public override bool NeedsRawOutputs => false;

    /// <inheritdoc/>
    public override string ConventionName => "mean";

    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(new Element(Q, shape.Width), outputs, targets, shape, gradient, scale);

    /// <summary>Null: the best constant is a quantile, which mean and variance do not tell.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element(double q, int outputs) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0), error = output - target, share = V.Of(1.0 / outputs);
            V side = V.IfLess(zero, error, V.Of(1 - q), V.Of(-q));
            slope = V.IfEqual(error, zero, V.Of(0.5 - q), side) * share;
            return side * error * share;
        }
    }
}
