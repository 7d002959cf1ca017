using System.Runtime.CompilerServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Cross entropy of independent yes/no outputs, each a logit z against a target between 0 and 1, summed over the outputs.
/// </summary>
/// <param name="OneVsRest">One output per class instead of a single one for two classes.</param>
/// <param name="PosWeight">Weight of the part for target 1; the mean still divides by the rows.</param>
[Entry("binary_cross_entropy", "cross entropy of yes/no outputs, on logits",
    Formula = "sum over outputs of max(z, 0) - z t + log(1 + exp(-|z|)), averaged over rows",
    Source = "Cox, Journal of the Royal Statistical Society B 20, 1958; the stable form of PyTorch's bce_with_logits")]
public sealed record BinaryCrossEntropy(
    [Option("one output per class against all others, for more than two classes")] bool OneVsRest = false,
    [Option("weight of target 1 against target 0, as PyTorch's pos_weight; the mean divides by the rows all the same", Min = 0, MinExclusive = true, Later = true)] double PosWeight = 1)
    : Loss
{
    /// <inheritdoc/>
    public override int OutputsFor(int classes) => OneVsRest || classes != 2 ? classes : 1;

    /// <inheritdoc/>
    public override int MaxClasses => OneVsRest ? int.MaxValue : 2;

    /// <inheritdoc/>
    public override string ConventionName => PosWeight == 1 ? "" : "rows";

    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        PosWeight == 1
            ? ElementLoss.Evaluate(default(Element), outputs, targets, shape, gradient, scale)
            : ElementLoss.Evaluate(new Weighted(PosWeight), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
    {
        if (PosWeight == 1)
            ElementLoss.CurvatureProduct(default(Element), outputs, targets, shape, direction, product, scale);
        else
            ElementLoss.CurvatureProduct(new Weighted(PosWeight), outputs, targets, shape, direction, product, scale);
    }

    /// <summary>The entropy of the share of ones, summed over the outputs; ones count PosWeight times.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        foreach (double share in mean)
        {
            double all = PosWeight * share + (1 - share), ones = PosWeight * share / all;
            sum += PosWeight == 1
                ? CrossEntropy.Surprise(share) + CrossEntropy.Surprise(1 - share)
                : all * (CrossEntropy.Surprise(ones) + CrossEntropy.Surprise(1 - ones));
        }
        return sum;
    }

    /// <inheritdoc/>
    public override bool Probabilities => true;

    /// <summary>Logits become probabilities.</summary>
    public override void Predict<T>(Span<T> outputs, LossShape shape)
    {
        shape.CheckPadded<T>(outputs);
        for (int row = 0; row < shape.Rows; row++)
        {
            foreach (ref T z in outputs.Slice(row * shape.Stride, shape.Width))
                z = Elementary.Sigmoid(z);
        }
    }

    private readonly struct Element : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V zero = V.Of(0);
            slope = Elementary.Unrounded<Elementary.SigmoidFunction, T, V>(output) - target;
            V linear = V.IfLess(output, zero, zero, output) - output * target;
            return linear + Elementary.Unrounded<Elementary.SoftplusFunction, T, V>(zero - V.Abs(output));
        }

        /// <summary>s(z) s(−z), s the sigmoid: both factors keep their digits.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            Elementary.Unrounded<Elementary.SigmoidFunction, T, V>(output)
            * Elementary.Unrounded<Elementary.SigmoidFunction, T, V>(V.Of(0) - output);
    }

    /// <summary>(1 − t) z + (1 + (w − 1) t) log(1 + exp(−z)).</summary>
    private readonly struct Weighted(double positive) : ICurvedLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<T, V>(V output, V target, out V slope)
            where T : unmanaged
            where V : struct, ILanes<V>
        {
            V no = V.Of(1) - target, minus = V.Of(0) - output, weight = V.Fma(target, V.Of(positive - 1), 1);
            slope = no - weight * Elementary.Unrounded<Elementary.SigmoidFunction, T, V>(minus);
            return no * output + weight * Elementary.Unrounded<Elementary.SoftplusFunction, T, V>(minus);
        }

        /// <summary>(1 + (w − 1) t) s(z) s(−z), s the sigmoid.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Curvature<T, V>(V output, V target)
            where T : unmanaged
            where V : struct, ILanes<V> =>
            V.Fma(target, V.Of(positive - 1), 1) * default(Element).Curvature<T, V>(output, target);
    }
}
