using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Squared error; the convention says what it is divided by.</summary>
/// <param name="Convention">Mean over outputs, sum, or half of either.</param>
/// <param name="Targets">How class labels are coded; without meaning for real targets.</param>
/// <param name="DeadZone">Errors smaller than this count as 0, in value and slope, as networks of the 1980s were often trained; 0 for none.</param>
[Entry("mse", "squared error", Formula = "sum (a-t)^2 / divisor, averaged over rows; divisor: mean: outputs, half: 2, sum: 1, half_mean: 2 outputs")]
public sealed record Mse(
    [Option("mean: divided by the outputs, as in PyTorch; half: half the sum, as in Widrow-Hoff; sum: not divided; half_mean: half the mean, as scikit-learn reports")] MseConvention Convention = MseConvention.Mean,
    [Option("targets of class labels: one_hot (0 and 1) or plus_minus_one; two classes with plus_minus_one share one output")] LabelCoding Targets = LabelCoding.OneHot,
    [Option("errors smaller than this count as 0, as in networks of the 1980s", Min = 0, Later = true)] double DeadZone = 0)
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
    public override string ConventionName => Convention switch
    {
        MseConvention.Half => "half",
        MseConvention.Sum => "sum",
        MseConvention.HalfMean => "half_mean",
        _ => "mean",
    };

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        DeadZone == 0
            ? ElementLoss.Evaluate(new Element(Divisor(shape.Width)), outputs, targets, shape, gradient, scale)
            : ElementLoss.Evaluate(new Tolerant(Divisor(shape.Width), DeadZone), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
    {
        if (DeadZone == 0)
            ElementLoss.CurvatureProduct(new Element(Divisor(shape.Width)), outputs, targets, shape, direction, product, scale);
        else
            ElementLoss.CurvatureProduct(new Tolerant(Divisor(shape.Width), DeadZone), outputs, targets, shape, direction, product, scale);
    }

    /// <inheritdoc/>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        if (DeadZone > 0)
            return null;
        double sum = 0;
        foreach (double v in variance)
            sum += v;
        return sum / Divisor(variance.Length);
    }

    private int Divisor(int outputs) => Convention switch
    {
        MseConvention.Half => 2,
        MseConvention.Sum => 1,
        MseConvention.HalfMean => 2 * outputs,
        _ => outputs,
    };

    /// <summary>e²/divisor, e the error.</summary>
    private readonly struct Element(int divisor) : ICurvedLoss
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

        /// <summary>2/divisor.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> => V.Of(2.0 / divisor);
    }

    /// <summary>e²/divisor where |e| is at least the zone, else 0.</summary>
    private readonly struct Tolerant(int divisor, double zone) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target;
            error = V.IfLess(V.Abs(error), V.Of(zone), V.Of(0), error);
            slope = error * V.Of(2.0 / divisor);
            return error * error / V.Of(divisor);
        }

        /// <summary>2/divisor outside of the zone.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            V.IfLess(V.Abs(output - target), V.Of(zone), V.Of(0), V.Of(2.0 / divisor));
    }
}
