using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Absolute error with its corner rounded off, divided by the outputs: huber with delta = beta, divided by beta.</summary>
/// <param name="Beta">Where the corner ends.</param>
[Entry("smooth_l1", "absolute error with a round corner",
    Formula = "e^2/(2 beta) if |e| < beta else |e| - beta/2, e = a-t; averaged over outputs and rows",
    Source = "Girshick, Fast R-CNN, ICCV 2015; PyTorch's smooth_l1_loss")]
public sealed record SmoothL1(
    [Option("error beyond which the loss grows like a straight line", Min = 0, MinExclusive = true)] double Beta = 1)
    : Loss
{
    /// <inheritdoc/>
    public override bool Regression => true;

    /// <inheritdoc/>
    public override bool NeedsRawOutputs => false;

    /// <inheritdoc/>
    public override string ConventionName => "mean";

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        ElementLoss.Evaluate(new Element(Beta, shape.Width), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        ElementLoss.CurvatureProduct(new Element(Beta, shape.Width), outputs, targets, shape, direction, product, scale);

    /// <summary>Null: the best constant depends on the whole distribution of the targets.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element(double beta, int outputs) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target, size = V.Abs(error), share = V.Of(1.0 / outputs);
            slope = V.IfLess(size, V.Of(beta), error / V.Of(beta), V.CopySign(V.Of(1), error)) * share;
            return V.IfLess(size, V.Of(beta), V.Of(0.5) * error * error / V.Of(beta), size - V.Of(beta / 2)) * share;
        }

        /// <summary>1/(beta · outputs) up to beta, 0 beyond.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            V.IfLess(V.Abs(output - target), V.Of(beta), V.Of(1.0 / outputs) / V.Of(beta), V.Of(0));
    }
}
