using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Kullback-Leibler divergence from the softmax of the logits z to target probabilities t: cross entropy less the entropy
/// of the targets, with the same slope. For class labels it is the cross entropy itself.
/// </summary>
[Entry("kl_divergence", "divergence from target probabilities, on logits",
    Formula = "sum over classes of t (log t - log softmax(z)), averaged over rows; slope softmax(z) - t",
    Source = "Kullback and Leibler, Annals of Mathematical Statistics 22, 1951; PyTorch's kl_div with batchmean")]
public sealed record KlDivergence : Loss
{
    /// <inheritdoc/>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) =>
        SoftmaxLoss.Evaluate(default(Targets), outputs, targets, shape, gradient, scale);

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale) =>
        SoftmaxLoss.CurvatureProduct(default(Targets), outputs, targets, shape, direction, product, scale);

    /// <summary>The entropy of the class shares; null for targets between 0 and 1, whose own entropies mean and variance do not tell.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        double sum = 0;
        for (int i = 0; i < mean.Length; i++)
        {
            if (variance[i] < mean[i] * (1 - mean[i]) - 1e-9) // 0 and 1 alone have the largest variance
                return null;
            sum += CrossEntropy.Surprise(mean[i]);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override bool Probabilities => true;

    /// <summary>Logits become probabilities.</summary>
    public override void Predict<T>(Span<T> outputs, LossShape shape) => SoftmaxLoss.Predict(outputs, shape);

    private readonly struct Targets : IClassTargets
    {
        public bool HasConstant => true;

        public QuadLanes Of(int column, QuadLanes target) => target;

        public QuadLanes Share(QuadLanes inverse, QuadLanes weight) => inverse;

        public QuadLanes Constant<T>(QuadLanes target)
            where T : unmanaged
        {
            QuadLanes zero = QuadLanes.Of(0), log = Elementary.Unrounded<Elementary.LogFunction, T, QuadLanes>(target);
            return QuadLanes.IfEqual(target, zero, zero, target * log);
        }
    }
}
