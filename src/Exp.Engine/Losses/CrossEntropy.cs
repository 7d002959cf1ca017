using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Softmax cross entropy of logits z against target probabilities t (one-hot for class labels). The largest logit of a
/// row is taken off first, so that nothing overflows; sums run over the columns in order, in double.
/// </summary>
[Entry("cross_entropy", "softmax cross entropy, on logits",
    Formula = "sum over classes of t (log sum exp z - z), averaged over rows; slope softmax(z) - t",
    Source = "Bridle, Neurocomputing NATO ASI F68, 1990")]
public sealed record CrossEntropy : Loss
{
    private const int WidthOnStack = 128;

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
    {
        shape.Check(outputs, targets, gradient);
        if (shape.Width <= WidthOnStack)
            return Evaluate(outputs, targets, shape, gradient, scale, stackalloc QuadLanes[shape.Width]);
        QuadLanes[] rented = ArrayPool<QuadLanes>.Shared.Rent(shape.Width);
        LossSum sum = Evaluate(outputs, targets, shape, gradient, scale, rented.AsSpan(0, shape.Width));
        ArrayPool<QuadLanes>.Shared.Return(rented);
        return sum;
    }

    /// <summary>The entropy of the class shares.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double share in mean)
            sum += Surprise(share);
        return sum;
    }

    /// <summary>Logits become probabilities.</summary>
    public override void Predict<T>(Span<T> outputs, LossShape shape)
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

    /// <summary>−p·log p, and 0 at 0.</summary>
    internal static double Surprise(double p) => p == 0 ? 0 : -p * Elementary.Log(p);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale, Span<QuadLanes> e)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossTally tally = default;
        QuadLanes zero = QuadLanes.Of(0), one = QuadLanes.Of(1), factor = QuadLanes.Of(double.CreateTruncating(scale));
        for (int row = 0; row < shape.Rows; row += FourRows<T>.Count)
        {
            FourRows<T> z = new(outputs, row, shape.Rows, shape.Stride), t = new(targets, row, shape.Rows, shape.Width);
            QuadLanes largest = LargestOf(z, e);
            QuadLanes weight = zero, hit = zero, moved = zero; // Σ t and Σ t (z − largest)
            for (int column = 0; column < e.Length; column++)
            {
                QuadLanes target = t.Load(column);
                weight += target;
                hit = QuadLanes.Fma(target, e[column] - largest, hit);
            }
            QuadLanes sum = Exponentials<T>(largest, e);
            QuadLanes logarithm = Elementary.Unrounded<Elementary.LogFunction, T, QuadLanes>(sum);
            if (!gradient.IsEmpty)
            {
                FourRows<T> d = new(gradient, row, shape.Rows, shape.Stride);
                QuadLanes inverse = one / sum;
                for (int column = 0; column < e.Length; column++)
                {
                    QuadLanes slope = e[column] * inverse - t.Load(column);
                    moved = QuadLanes.IfEqual(slope, zero, moved, one);
                    d.StoreGradient(column, slope * factor);
                }
            }
            tally.Add(weight * logarithm - hit, moved, shape.Rows - row);
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
