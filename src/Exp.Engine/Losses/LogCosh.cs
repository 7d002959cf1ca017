using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>The logarithm of cosh of the error, divided by the outputs: squared error near 0, absolute error far away.</summary>
[Entry("log_cosh", "smooth form of the absolute error", Formula = "log(cosh(a-t)), averaged over outputs and rows",
    Source = "Keras's log_cosh")]
public sealed record LogCosh : Loss
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
        ElementLoss.Evaluate(new Element(shape.Width), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        ElementLoss.CurvatureProduct(new Element(shape.Width), outputs, targets, shape, direction, product, scale);

    private const double Ln2 = 0.6931471805599453;

    /// <summary>Null: the best constant depends on the whole distribution of the targets.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element(int outputs) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target, size = V.Abs(error), square = error * error, share = V.Of(1.0 / outputs);
            slope = Elementary.Unrounded<Elementary.TanhFunction, T, V>(error) * share;
            V far = size + Elementary.SoftplusFunction.Double(V.Of(-2) * size) - V.Of(Ln2);
            V near = square * V.Fma(square, V.Fma(square, V.Of(1.0 / 45), -1.0 / 12), 0.5); // far cancels there
            return V.IfLess(size, V.Of(0.01), near, far) * share;
        }

        /// <summary>(1 − tanh²(e))/outputs.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V one = V.Of(1), t = Elementary.Unrounded<Elementary.TanhFunction, T, V>(V.Abs(output - target));
            return (one - t) * (one + t) * V.Of(1.0 / outputs);
        }
    }
}
