using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Squared error near 0 and absolute error beyond delta, divided by the outputs.</summary>
/// <param name="Delta">Where the two meet.</param>
[Entry("huber", "squared error near 0, absolute error beyond delta",
    Formula = "e^2/2 if |e| <= delta else delta (|e| - delta/2), e = a-t; averaged over outputs and rows",
    Source = "Huber, Annals of Mathematical Statistics 35, 1964; PyTorch's huber_loss")]
public sealed record Huber(
    [Option("error beyond which the loss grows like a straight line", Min = 0, MinExclusive = true)] double Delta = 1)
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
        ElementLoss.Evaluate(new Element(Delta, shape.Width), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        ElementLoss.CurvatureProduct(new Element(Delta, shape.Width), outputs, targets, shape, direction, product, scale);

    /// <summary>Null: the best constant depends on the whole distribution of the targets.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element(double delta, int outputs) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target, size = V.Abs(error), share = V.Of(1.0 / outputs);
            slope = V.IfLess(V.Of(delta), size, V.CopySign(V.Of(delta), error), error) * share;
            return V.IfLess(V.Of(delta), size, V.Of(delta) * (size - V.Of(delta / 2)), V.Of(0.5) * error * error) * share;
        }

        /// <summary>1/outputs up to delta, 0 beyond.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            V.IfLess(V.Of(delta), V.Abs(output - target), V.Of(0), V.Of(1.0 / outputs));
    }
}
