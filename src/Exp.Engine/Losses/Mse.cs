using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Squared error; the convention says what it is divided by.</summary>
/// <param name="Convention">Mean over outputs, or half the sum.</param>
/// <param name="Targets">How class labels are coded; without meaning for real targets.</param>
[Entry("mse", "squared error", Formula = "mean: sum (a-t)^2 / outputs; half: sum (a-t)^2 / 2; both averaged over rows")]
public sealed record Mse(
    [Option("mean: divided by the outputs, as in PyTorch; half: half the sum, as in Widrow-Hoff")] MseConvention Convention = MseConvention.Mean,
    [Option("targets of class labels: one_hot (0 and 1) or plus_minus_one; two classes with plus_minus_one share one output")] LabelCoding Targets = LabelCoding.OneHot)
    : Loss
{
    /// <inheritdoc/>
    public override LabelCoding Coding => Targets;

    /// <inheritdoc/>
    public override int OutputsFor(int classes) => classes == 2 && Targets == LabelCoding.PlusMinusOne ? 1 : classes;

    /// <inheritdoc/>
    public override bool Regression => true;

    /// <inheritdoc/>
    public override bool NeedsRawOutputs => false;

    /// <inheritdoc/>
    public override string ConventionName => Convention == MseConvention.Half ? "half" : "mean";

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(
            new Element(Convention == MseConvention.Half ? 2 : shape.Width), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double v in variance)
            sum += v;
        return Convention == MseConvention.Half ? sum / 2 : sum / variance.Length;
    }

    /// <summary>e²/divisor, e the error.</summary>
    private readonly struct Element(int divisor) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target;
            slope = error * V.Of(2.0 / divisor);
            return error * error / V.Of(divisor);
        }
    }
}
