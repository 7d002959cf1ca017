using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Evaluates losses that are a sum over outputs, four rows at a time.</summary>
internal static class ElementLoss
{
    /// <summary>See <see cref="Loss.Evaluate{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LossSum Evaluate<T, F>(
        F loss, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss
    {
        shape.Check(outputs, targets, gradient);
        LossTally tally = default;
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), factor = QuadLanes.Of(double.CreateTruncating(scale));
        QuadLanes infinity = QuadLanes.Of(double.PositiveInfinity);
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> d = gradient.IsEmpty ? default : new(gradient, row, shape.Rows, shape.Stride);
            QuadLanes sum = zero, moved = zero;
            for (int column = 0; column < shape.Width; column++)
            {
                QuadLanes output = z.Load(column);
                QuadLanes value = loss.Value<T, QuadLanes>(output, t.Load(column), out QuadLanes slope);
                QuadLanes size = QuadLanes.Abs(output); // an output that is not finite is never a small loss
                sum += QuadLanes.IfLess(size, infinity, value, size);
                if (gradient.IsEmpty)
                    continue;
                moved = QuadLanes.IfEqual(slope, zero, moved, one);
                d.StoreGradient(column, slope * factor);
            }
            tally.Add(sum, moved, shape.Rows - row);
        }
        return tally.Sum;
    }

    /// <summary>See <see cref="Loss.CurvatureProduct{T}"/>: the Hessian of a row is diagonal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CurvatureProduct<T, F>(
        F loss, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, ICurvedLoss
    {
        shape.Check(outputs, targets, direction, product);
        QuadLanes factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> v = new(direction, row, shape.Rows, shape.Stride), to = new(product, row, shape.Rows, shape.Stride);
            for (int column = 0; column < shape.Width; column++)
                to.StoreGradient(column, loss.Curvature<T, QuadLanes>(z.Load(column), t.Load(column)) * v.Load(column) * factor);
        }
    }
}
