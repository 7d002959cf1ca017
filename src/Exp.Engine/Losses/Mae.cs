using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Absolute error, divided by the outputs; the slope at 0 is 0, as in PyTorch.</summary>
[Entry("mae", "absolute error", Formula = "sum |a-t| / outputs, averaged over rows", Source = "Boscovich, 1757; PyTorch's l1_loss")]
public sealed record Mae : Loss
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
        ElementLoss.Evaluate(new Element(shape.Width), outputs, targets, shape, gradient, scale);

    /// <summary>Null: the best constant is the median, which mean and variance do not tell.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    private readonly struct Element(int outputs) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V error = output - target;
            slope = V.IfEqual(error, V.Of(0), V.Of(0), V.CopySign(V.Of(1.0 / outputs), error));
            return V.Abs(error) / V.Of(outputs);
        }
    }
}
