using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Multiclass hinge loss: every wrong class should score at least 1 below the true one. The slope exactly at the margin
/// is 0. Targets are one-hot.
/// </summary>
/// <param name="Convention">Mean divides by the classes (PyTorch), sum does not (Weston and Watkins).</param>
/// <param name="Squared">Squares each margin that is missed.</param>
[Entry("multi_margin", "hinge loss over all wrong classes",
    Formula = "mean: sum over wrong k of max(0, 1 + z_k - z_true) / classes; sum: not divided; squared: each term squared; averaged over rows",
    Source = "Weston and Watkins, ESANN 1999; PyTorch's multi_margin_loss")]
public sealed record MultiMargin(
    [Option("mean: divided by the classes, as in PyTorch; sum: as in Weston and Watkins")] MarginConvention Convention = MarginConvention.Mean,
    [Option("square each missed margin, PyTorch's p = 2")] bool Squared = false)
    : Loss
{
    /// <inheritdoc/>
    public override string ConventionName => Convention == MarginConvention.Sum ? "sum" : "mean";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
    {
        QuadLanes share = QuadLanes.Of(Convention == MarginConvention.Sum ? 1 : 1.0 / Math.Max(shape.Width, 1));
        shape.Check(outputs, targets, gradient);
        LossTally tally = default;
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> d = gradient.IsEmpty ? default : new(gradient, row, shape.Rows, shape.Stride);
            QuadLanes right = zero, sum = zero, slopes = zero, moved = zero;
            for (int column = 0; column < shape.Width; column++)
                right = QuadLanes.Fma(t.Load(column), z.Load(column), right); // not finite when an output is not
            for (int column = 0; column < shape.Width; column++)
            {
                sum += Wrong(z.Load(column) - right, t.Load(column), out QuadLanes slope);
                slopes += slope;
            }
            for (int column = 0; column < shape.Width && !gradient.IsEmpty; column++)
            {
                Wrong(z.Load(column) - right, t.Load(column), out QuadLanes slope);
                slope = QuadLanes.IfEqual(t.Load(column), one, zero - slopes, slope) * share;
                moved = QuadLanes.IfEqual(slope, zero, moved, one);
                d.StoreGradient(column, slope * factor);
            }
            tally.Add(sum * share, moved, shape.Rows - row);
        }
        return tally.Sum;
    }

    /// <inheritdoc/>
    public override bool Smooth => Squared;

    /// <summary>Squared: 2 (v_k − v_true) for every wrong class inside the margin, and minus their sum for the true one, v the direction.</summary>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
    {
        if (!Squared)
        {
            base.CurvatureProduct(outputs, targets, shape, direction, product, scale);
            return;
        }
        shape.Check(outputs, targets, direction, product);
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1);
        QuadLanes factor = QuadLanes.Of((Convention == MarginConvention.Sum ? 2 : 2.0 / Math.Max(shape.Width, 1)) * double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> v = new(direction, row, shape.Rows, shape.Stride), to = new(product, row, shape.Rows, shape.Stride);
            QuadLanes right = zero, rightMove = zero, sum = zero;
            for (int column = 0; column < shape.Width; column++)
            {
                right = QuadLanes.Fma(t.Load(column), z.Load(column), right);
                rightMove = QuadLanes.Fma(t.Load(column), v.Load(column), rightMove);
            }
            for (int column = 0; column < shape.Width; column++)
                sum += Inside(column, t.Load(column), z, v);
            for (int column = 0; column < shape.Width; column++)
            {
                QuadLanes target = t.Load(column), moved = QuadLanes.IfEqual(target, one, zero - sum, Inside(column, target, z, v));
                to.StoreGradient(column, moved * factor);
            }

            QuadLanes Inside(int column, QuadLanes target, FourRows<T> z, FourRows<T> v)
            {
                QuadLanes moved = QuadLanes.IfLess(zero, one + z.Load(column) - right, v.Load(column) - rightMove, zero);
                return QuadLanes.IfEqual(target, one, zero, moved);
            }
        }
    }

    /// <summary>Null: the best constant solves a linear programme (squared: a quadratic one) and has no closed form.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;

    /// <summary>What a class costs that leads by so much, and its slope; nothing when it is the true one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private QuadLanes Wrong(QuadLanes lead, QuadLanes target, out QuadLanes slope)
    {
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), missing = one + lead;
        missing = QuadLanes.IfLess(missing, zero, zero, missing); // NaN stays
        missing = QuadLanes.IfEqual(target, one, QuadLanes.IfEqual(lead, lead, zero, lead), missing);
        slope = Squared ? missing + missing : QuadLanes.IfLess(zero, missing, one, zero);
        return Squared ? missing * missing : missing;
    }
}
