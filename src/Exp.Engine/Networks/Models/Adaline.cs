using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;

namespace Exp.Engine.Networks.Models;

/// <summary>
/// Widrow and Hoff's adaptive linear neuron: a linear unit trained on squared error against targets −1/+1 (or real ones).
/// With batch: stochastic this is LMS row by row, with batch: full it is gradient descent on least squares.
/// </summary>
/// <param name="Init">How the weights begin.</param>
[Entry("adaline", "one linear unit trained on squared error",
    Formula = "w -= lr (w.x - t) x", Source = "Widrow and Hoff, IRE WESCON 1960")]
public sealed record Adaline(
    [Option("how the weights begin; the bias begins at 0", Default = "zeros")] Initializer Init) : Model
{
    /// <inheritdoc/>
    public override string DefaultLoss(bool regression) =>
        regression ? "{kind: mse, convention: half}" : "{kind: mse, convention: half, targets: plus_minus_one}";

    /// <inheritdoc/>
    public override string? Objection(Loss loss) =>
        loss is Mse ? null : "model 'adaline' is least squares; use loss: mse";

    /// <inheritdoc/>
    public override NetworkSpec Build(int inputs, int outputs) =>
        new(inputs, [new LayerSpec(outputs, new Identity(), Init)]);
}
