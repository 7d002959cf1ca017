using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Negative log-likelihood of counts t whose rate is exp(z), without the term log t! that has no slope, divided by the
/// outputs. It overflows where exp does.
/// </summary>
/// <param name="Full">Adds Stirling's approximation of log t!, as PyTorch does.</param>
[Entry("poisson", "likelihood of counts, on logarithms of rates",
    Formula = "exp(z) - t z, averaged over outputs and rows; full: + t log t - t + log(2 pi t)/2 where t > 1",
    Source = "Nelder and Wedderburn, Journal of the Royal Statistical Society A 135, 1972; PyTorch's poisson_nll_loss")]
public sealed record Poisson(
    [Option("add the constant term, by Stirling's formula")] bool Full = false)
    : Loss
{
    /// <inheritdoc/>
    public override bool Regression => true;

    /// <inheritdoc/>
    public override bool CountTargets => true;

    /// <inheritdoc/>
    public override string ConventionName => "mean";

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(new Element(Full, shape.Width), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        ElementLoss.CurvatureProduct(new Element(Full, shape.Width), outputs, targets, shape, direction, product, scale);

    private const double Log2Pi = 1.8378770664093453;

    /// <summary>Rates become their mean; null with the constant term, which the mean does not tell, and for negative counts.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double m in mean)
        {
            if (Full || m < 0)
                return null;
            sum += m + CrossEntropy.Surprise(m);
        }
        return sum / mean.Length;
    }

    /// <summary>Logarithms become rates.</summary>
    public override void Predict<T>(Span<T> outputs, LossShape shape)
    {
        shape.CheckPadded<T>(outputs);
        for (int row = 0; row < shape.Rows; row++)
        {
            foreach (ref T z in outputs.Slice(row * shape.Stride, shape.Width))
                z = Elementary.Exp(z);
        }
    }

    private readonly struct Element(bool full, int outputs) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V one = V.Of(1), share = V.Of(1.0 / outputs), rate = Elementary.Unrounded<Elementary.ExpFunction, T, V>(output);
            slope = (rate - target) * share;
            V loss = rate - target * output;
            if (full)
            {
                V counts = V.IfLess(one, target, target, one), log = Elementary.Unrounded<Elementary.LogFunction, T, V>(counts);
                V stirling = counts * log - counts + V.Of(0.5) * (log + V.Of(Log2Pi));
                loss += V.IfLess(one, target, stirling, V.Of(0));
            }
            return loss * share;
        }

        /// <summary>exp(z)/outputs.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            Elementary.Unrounded<Elementary.ExpFunction, T, V>(output) * V.Of(1.0 / outputs);
    }
}
