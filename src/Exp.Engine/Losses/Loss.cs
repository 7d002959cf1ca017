using System.Numerics;

namespace Exp.Engine.Losses;

/// <summary>
/// What training makes small. The loss of a batch is the mean over its rows of a loss per row, weighted where the loss
/// weighs rows; a short last batch weighs what its rows weigh. Works on the network's outputs (logits for the cross entropies), targets are numbers per output.
/// </summary>
public abstract partial record Loss
{
    /// <summary>How class labels become targets: one-hot 0/1, or −1/+1.</summary>
    public virtual LabelCoding Coding => LabelCoding.OneHot;

    /// <summary>
    /// The number of outputs for a classification with that many classes; 1 when one output tells two classes apart
    /// (its target is then 1 for the second class).
    /// </summary>
    public virtual int OutputsFor(int classes) => classes;

    /// <summary>The most classes this loss is meant for as configured; int.MaxValue when there is no limit.</summary>
    public virtual int MaxClasses => int.MaxValue;

    /// <summary>True when the loss also makes sense for real-valued targets.</summary>
    public virtual bool Regression => false;

    /// <summary>True when the targets are counts and must not be negative.</summary>
    public virtual bool CountTargets => false;

    /// <summary>Null when the loss can tell that many classes apart, else why not, such as weights for another number of classes.</summary>
    public virtual string? Objection(int classes) => null;

    /// <summary>True when the mean of a batch divides by the sum of <see cref="RowWeight"/> instead of the number of rows.</summary>
    public virtual bool WeighsRows => false;

    /// <summary>What a row with these targets [outputs] weighs in the mean of its batch.</summary>
    public virtual double RowWeight<T>(ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 1;

    /// <summary>True when the loss expects raw scores (logits, margins), so that no output activation may stand before it.</summary>
    public virtual bool NeedsRawOutputs => true;

    /// <summary>
    /// False where the slope jumps somewhere (hinge, absolute error and kin): <see cref="CurvatureProduct{T}"/> then sees the
    /// second derivative of the pieces, 0 for straight ones, and nothing of the jumps.
    /// </summary>
    public virtual bool Smooth => true;

    /// <summary>True when <see cref="Predict"/> makes probabilities of classes.</summary>
    public virtual bool Probabilities => false;

    /// <summary>True when a row counts as a mistake exactly when its gradient is not zero (perceptron criterion).</summary>
    public virtual bool CountsMistakes => false;

    /// <summary>The convention in one word for the CSV, such as "mean" (over outputs too) or "half"; "" when there is only one.</summary>
    public virtual string ConventionName => "";

    /// <summary>
    /// Σ over rows of the row losses, in double, rows in order; when <paramref name="gradient"/> is not empty, also writes
    /// scale · ∂(row loss)/∂(outputs) to it and counts rows with a non-zero gradient.
    /// </summary>
    /// <param name="outputs">Network outputs [rows × stride], row-major; only the first shape.Width columns count.</param>
    /// <param name="targets">Targets [rows × width], row-major, packed.</param>
    /// <param name="shape">Rows, width and stride.</param>
    /// <param name="gradient">Empty, or [rows × stride]; columns from width on are left untouched.</param>
    /// <param name="scale">Usually 1 / rows, or 1 / their weight.</param>
    public abstract LossSum Evaluate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// Row by row, product = scale · H · direction with H = ∂²(row loss)/∂(outputs)² at the outputs. Without an override the
    /// loss is made of straight pieces, and the product is 0.
    /// </summary>
    /// <param name="outputs">As in <see cref="Evaluate{T}"/>.</param>
    /// <param name="targets">As in <see cref="Evaluate{T}"/>.</param>
    /// <param name="shape">Rows, width and stride; the stride also of direction and product.</param>
    /// <param name="direction">Directions [rows × stride].</param>
    /// <param name="product">[rows × stride], may be the direction itself; columns from width on are left untouched.</param>
    /// <param name="scale">As in <see cref="Evaluate{T}"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public virtual void CurvatureProduct<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, ReadOnlySpan<T> direction, Span<T> product, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        shape.Check(outputs, targets, direction, product);
        for (int row = 0; row < shape.Rows; row++)
            product.Slice(row * shape.Stride, shape.Width).Clear();
    }

    /// <summary>
    /// The mean loss of the best prediction that ignores the inputs, from mean and population variance of each target
    /// over the rows; null when there is no such level (perceptron criterion: 0 without having learnt anything).
    /// </summary>
    public abstract double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance);

    /// <summary>
    /// Turns the outputs [rows × stride] into what the network predicts, in place: probabilities for the cross entropies,
    /// unchanged for the others.
    /// </summary>
    public virtual void Predict<T>(Span<T> outputs, LossShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }
}
