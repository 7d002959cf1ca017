using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Evaluates losses that compare the softmax of a row with target probabilities. The largest logit of a row is taken off
/// first, so that nothing overflows; sums run over the columns in order, in double.
/// </summary>
internal static class SoftmaxLoss
{
    private const int WidthOnStack = 128;

    /// <summary>See <see cref="Loss.Evaluate{T}"/>.</summary>
    public static LossSum Evaluate<T, Q>(
        Q q, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where Q : struct, IClassTargets
    {
        shape.Check(outputs, targets, gradient);
        if (shape.Width <= WidthOnStack)
            return Evaluate(q, outputs, targets, shape, gradient, scale, stackalloc QuadLanes[shape.Width]);
        QuadLanes[] rented = ArrayPool<QuadLanes>.Shared.Rent(shape.Width);
        LossSum sum = Evaluate(q, outputs, targets, shape, gradient, scale, rented.AsSpan(0, shape.Width));
        ArrayPool<QuadLanes>.Shared.Return(rented);
        return sum;
    }

    /// <summary>
    /// See <see cref="Loss.CurvatureProduct{T}"/>: w p ∘ (v − Σ p v), with p the softmax, v the direction and w the sum of the
    /// weighted targets.
    /// </summary>
    public static void CurvatureProduct<T, Q>(
        Q q, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where Q : struct, IClassTargets
    {
        shape.Check(outputs, targets, direction, product);
        QuadLanes[]? rented = shape.Width <= WidthOnStack ? null : ArrayPool<QuadLanes>.Shared.Rent(shape.Width);
        Span<QuadLanes> e = rented is null ? stackalloc QuadLanes[shape.Width] : rented.AsSpan(0, shape.Width);
        QuadLanes factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            FourRows<T> v = new(direction, row, shape.Rows, shape.Stride), to = new(product, row, shape.Rows, shape.Stride);
            QuadLanes inverse = QuadLanes.Of(1) / Exponentials<T>(LargestOf(z, e), e);
            QuadLanes weight = QuadLanes.Of(0), mean = QuadLanes.Of(0);
            for (int column = 0; column < e.Length; column++)
            {
                weight += q.Of(column, t.Load(column));
                mean = QuadLanes.Fma(e[column] * inverse, v.Load(column), mean);
            }
            QuadLanes share = q.Share(inverse, weight) * factor;
            for (int column = 0; column < e.Length; column++)
                to.StoreGradient(column, e[column] * share * (v.Load(column) - mean));
        }
        if (rented is not null)
            ArrayPool<QuadLanes>.Shared.Return(rented);
    }

    /// <summary>Logits become probabilities.</summary>
    public static void Predict<T>(Span<T> outputs, LossShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        shape.CheckPadded<T>(outputs);
        QuadLanes[] exponentials = new QuadLanes[shape.Width];
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride);
            QuadLanes inverse = QuadLanes.Of(1) / Exponentials<T>(LargestOf(z, exponentials), exponentials);
            for (int column = 0; column < shape.Width; column++)
                z.Store(column, exponentials[column] * inverse);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static LossSum Evaluate<T, Q>(
        Q q, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale, Span<QuadLanes> e)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where Q : struct, IClassTargets
    {
        LossTally tally = default;
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            QuadLanes largest = LargestOf(z, e);
            QuadLanes weight = zero, hit = zero, moved = zero, constant = zero; // Σ t and Σ t (z − largest)
            for (int column = 0; column < e.Length; column++)
            {
                QuadLanes target = q.Of(column, t.Load(column));
                if (q.HasConstant)
                    constant += q.Constant<T>(target);
                weight += target;
                hit = QuadLanes.Fma(target, e[column] - largest, hit);
            }
            QuadLanes sum = Exponentials<T>(largest, e);
            QuadLanes logarithm = Elementary.Unrounded<Elementary.LogFunction, T, QuadLanes>(sum);
            if (!gradient.IsEmpty)
            {
                FourRows<T> d = new(gradient, row, shape.Rows, shape.Stride);
                QuadLanes inverse = q.Share(one / sum, weight);
                for (int column = 0; column < e.Length; column++)
                {
                    QuadLanes slope = e[column] * inverse - q.Of(column, t.Load(column));
                    moved = QuadLanes.IfEqual(slope, zero, moved, one);
                    d.StoreGradient(column, slope * factor);
                }
            }
            QuadLanes loss = weight * logarithm - hit;
            tally.Add(q.HasConstant ? loss + constant : loss, moved, shape.Rows - row);
        }
        return tally.Sum;
    }

    /// <summary>Reads the rows into the buffer and returns the largest logit of each; NaN never is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static QuadLanes LargestOf<T>(FourRows<T> z, Span<QuadLanes> buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        QuadLanes largest = QuadLanes.Of(double.NegativeInfinity);
        for (int column = 0; column < buffer.Length; column++)
        {
            QuadLanes logit = z.Load(column);
            buffer[column] = logit;
            largest = QuadLanes.IfLess(largest, logit, logit, largest);
        }
        return largest;
    }

    /// <summary>Turns the logits in the buffer into exp(z − largest) and returns their sum, between 1 and the width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static QuadLanes Exponentials<T>(QuadLanes largest, Span<QuadLanes> buffer)
        where T : unmanaged
    {
        QuadLanes sum = QuadLanes.Of(0);
        foreach (ref QuadLanes e in buffer)
        {
            e = Elementary.Unrounded<Elementary.ExpFunction, T, QuadLanes>(e - largest);
            sum += e;
        }
        return sum;
    }
}
