using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Multiclass hinge loss of the one strongest wrong class, the first of equals. The slope exactly at the margin is 0.
/// Targets are one-hot.
/// </summary>
/// <param name="Form">Paper, or Keras, where 0 takes part in the maximum.</param>
[Entry("crammer_singer", "hinge loss over the strongest wrong class",
    Formula = "max(0, 1 + max over wrong k of z_k - z_true), averaged over rows; keras: the maximum is at least 0",
    Source = "Crammer and Singer, Journal of Machine Learning Research 2, 2001; Keras's categorical_hinge")]
public sealed record CrammerSinger(
    [Option("paper: the largest wrong score; keras: or 0 when all are below, as categorical_hinge has it")] CrammerSingerForm Form = CrammerSingerForm.Paper)
    : Loss
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
    {
        QuadLanes infinity = QuadLanes.Of(double.PositiveInfinity);
        QuadLanes least = QuadLanes.Of(Form == CrammerSingerForm.Keras ? 0 : double.NegativeInfinity);
        shape.Check(outputs, targets, gradient);
        LossTally tally = default;
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> d = gradient.IsEmpty ? default : new(gradient, row, shape.Rows, shape.Stride);
            QuadLanes right = zero, largest = least, moved = zero;
            for (int column = 0; column < shape.Width; column++)
            {
                QuadLanes score = z.Load(column), target = t.Load(column);
                right = QuadLanes.Fma(target, score, right); // not finite when an output is not
                largest = QuadLanes.IfEqual(target, one, largest, QuadLanes.IfLess(largest, score, score, largest));
            }
            QuadLanes missing = one + largest - right, open = QuadLanes.IfLess(zero, missing, one, zero), left = open;
            for (int column = 0; column < shape.Width && !gradient.IsEmpty; column++)
            {
                QuadLanes strongest = QuadLanes.IfEqual(z.Load(column), largest, left, zero), target = t.Load(column);
                QuadLanes slope = QuadLanes.IfEqual(target, one, zero - open, strongest);
                left = QuadLanes.IfEqual(target, one, left, left - strongest);
                moved = QuadLanes.IfEqual(slope, zero, moved, one);
                d.StoreGradient(column, slope * factor);
            }
            QuadLanes size = QuadLanes.Abs(right), loss = QuadLanes.IfLess(missing, zero, zero, missing);
            tally.Add(QuadLanes.IfLess(size, infinity, loss, size), moved, shape.Rows - row); // an infinite lead is no small loss
        }
        return tally.Sum;
    }

    /// <summary>
    /// Equal scores cost 1; a commonest class that leads by 1 costs 2 on all rows of the others. The better of the two is
    /// the best, because the cost is linear in the lead between them.
    /// </summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double commonest = 0;
        foreach (double share in mean)
            commonest = Math.Max(commonest, share);
        return Math.Min(1, 2 * (1 - commonest));
    }
}
