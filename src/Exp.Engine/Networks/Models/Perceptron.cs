using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;

namespace Exp.Engine.Networks.Models;

/// <summary>
/// Rosenblatt's perceptron: one linear unit (one per class when there are more than two) that learns from its mistakes
/// only. With batch: stochastic, lr: 1 and weights from zero this is the classical rule w ← w + t·x when t·(w·x) ≤ 0.
/// </summary>
/// <param name="Init">How the weights begin.</param>
[Entry("perceptron", "one linear unit that learns from its mistakes only",
    Formula = "w += lr t x when t (w.x) <= 0, t = -1 or +1", Source = "Rosenblatt, Psychological Review 65, 1958")]
public sealed record Perceptron(
    [Option("how the weights begin; the bias begins at 0", Default = "zeros")] Initializer Init) : Model
{
    /// <inheritdoc/>
    public override string DefaultLoss(bool regression) => "perceptron";

    /// <inheritdoc/>
    public override string? Objection(Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.CountsMistakes ? null : "model 'perceptron' learns from mistakes only; use loss: perceptron";
    }

    /// <inheritdoc/>
    public override NetworkSpec Build(int inputs, int outputs) =>
        new(inputs, [new LayerSpec(outputs, new Identity(), Init)]);
}
