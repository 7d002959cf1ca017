using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>
/// Softmax cross entropy of logits z against target probabilities t (one-hot for class labels), which may be smoothed and
/// weighted by class.
/// </summary>
/// <param name="LabelSmoothing">How much of a target is spread over classes.</param>
/// <param name="Smoothing">Over which classes.</param>
/// <param name="ClassWeights">A weight per class, in the order of the classes; null for none.</param>
/// <param name="Mean">What the mean of a batch divides by when there are class weights.</param>
[Entry("cross_entropy", "softmax cross entropy, on logits",
    Formula = "sum over classes of w q (log sum exp z - z), averaged over rows; q = (1 - eps) t + eps/classes; slope softmax(z) - t without weights and smoothing",
    Source = "Bridle, Neurocomputing NATO ASI F68, 1990; smoothing: Szegedy et al., CVPR 2016; weights as in PyTorch")]
public sealed record CrossEntropy(
    [Option("share of each target that is spread over the classes", Min = 0, Max = 1, MaxExclusive = true, Later = true)] double LabelSmoothing = 0,
    [Option("all: spread over all classes, as in PyTorch and Keras; others: over the wrong ones only", Later = true)] SmoothingForm Smoothing = SmoothingForm.All,
    [Option("a weight per class, in the order of the classes", Min = 0, MinExclusive = true, Later = true)] IReadOnlyList<double>? ClassWeights = null,
    [Option("with class weights the mean divides by: weights: the sum of the weights of the rows, as in PyTorch; rows: their number, as in Keras", Later = true)] WeightedMean Mean = WeightedMean.Weights)
    : Loss
{
    private readonly double[]? weights = ClassWeights is null ? null : [.. ClassWeights];

    /// <inheritdoc/>
    public override string ConventionName => ClassWeights is null ? "" : Mean == WeightedMean.Rows ? "rows" : "weights";

    /// <inheritdoc/>
    public override bool WeighsRows => ClassWeights is not null && Mean == WeightedMean.Weights;

    private bool Unchanged => LabelSmoothing == 0 && weights is null;

    /// <inheritdoc/>
    public override string? Objection(int classes) => weights is null || weights.Length == classes
        ? null
        : $"class_weights has {weights.Length} numbers for {classes} classes";

    /// <inheritdoc/>
    public override double RowWeight<T>(ReadOnlySpan<T> targets)
    {
        if (weights is null)
            return 1;
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
            sum += weights[i] * double.CreateChecked(targets[i]);
        return sum;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short, or there are fewer class weights than outputs.</exception>
    public override LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
    {
        if (Unchanged)
            return SoftmaxLoss.Evaluate(default(Plain), outputs, targets, shape, gradient, scale);
        if (weights is not null)
            ArgumentOutOfRangeException.ThrowIfLessThan(weights.Length, shape.Width);
        (double kept, double spread) = Spread(shape.Width);
        return SoftmaxLoss.Evaluate(new Shaped(kept, spread, weights), outputs, targets, shape, gradient, scale);
    }

    /// <inheritdoc/>
    public override void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
    {
        if (Unchanged)
        {
            SoftmaxLoss.CurvatureProduct(default(Plain), outputs, targets, shape, direction, product, scale);
            return;
        }
        if (weights is not null)
            ArgumentOutOfRangeException.ThrowIfLessThan(weights.Length, shape.Width);
        (double kept, double spread) = Spread(shape.Width);
        SoftmaxLoss.CurvatureProduct(new Shaped(kept, spread, weights), outputs, targets, shape, direction, product, scale);
    }

    /// <summary>The entropy of the class shares, as smoothing and weights make them.</summary>
    public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        (double kept, double spread) = Spread(mean.Length);
        double[] shares = mean.ToArray();
        double all = 1, divisor = 1;
        if (!Unchanged)
        {
            for (int i = 0; i < shares.Length; i++)
                shares[i] = (kept * shares[i] + spread) * (weights?[i] ?? 1);
            all = shares.Sum();
            divisor = WeighsRows ? RowWeight(mean) : 1;
        }
        double sum = 0;
        foreach (double share in shares)
            sum += Surprise(share / all);
        return sum * all / divisor;
    }

    /// <inheritdoc/>
    public override bool Probabilities => true;

    /// <summary>Logits become probabilities.</summary>
    public override void Predict<T>(Span<T> outputs, LossShape shape) => SoftmaxLoss.Predict(outputs, shape);

    /// <summary>−p·log p, and 0 at 0.</summary>
    internal static double Surprise(double p) => p == 0 ? 0 : -p * Elementary.Log(p);

    /// <summary>A target t becomes kept·t + spread.</summary>
    private (double Kept, double Spread) Spread(int classes)
    {
        double spread = LabelSmoothing / (Smoothing == SmoothingForm.Others ? Math.Max(classes - 1, 1) : classes);
        return (Smoothing == SmoothingForm.Others ? 1 - LabelSmoothing - spread : 1 - LabelSmoothing, spread);
    }

    /// <summary>The targets of the data; they add up to 1.</summary>
    private readonly struct Plain : IClassTargets
    {
        public bool HasConstant => false;

        public QuadLanes Of(int column, QuadLanes target) => target;

        public QuadLanes Share(QuadLanes inverse, QuadLanes weight) => inverse;

        public QuadLanes Constant<T>(QuadLanes target)
            where T : unmanaged => default;
    }

    /// <summary>Smoothed and weighted.</summary>
    private readonly struct Shaped(double kept, double spread, double[]? weights) : IClassTargets
    {
        public bool HasConstant => false;

        public QuadLanes Of(int column, QuadLanes target)
        {
            double weight = weights is null ? 1 : weights[column];
            return QuadLanes.Fma(target, QuadLanes.Of(kept * weight), spread * weight);
        }

        public QuadLanes Share(QuadLanes inverse, QuadLanes weight) => inverse * weight;

        public QuadLanes Constant<T>(QuadLanes target)
            where T : unmanaged => default;
    }
}
