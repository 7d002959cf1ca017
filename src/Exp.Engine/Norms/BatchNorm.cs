using Exp.Engine.Catalog;

namespace Exp.Engine.Norms;

/// <summary>
/// Batch normalization: every unit by its mean and variance over the rows of the batch, and for scores by the running
/// averages of both, which begin at 0 and 1.
/// </summary>
/// <param name="Momentum">Weight of the new value in the running averages (torch), or of the old one (keras).</param>
/// <param name="Epsilon">Added to the variance, inside the root.</param>
/// <param name="Form">Whose running averages.</param>
/// <remarks>
/// The variance that divides is that over n in both forms. A batch of one row has no variance: should the last batch of an
/// epoch be that short, it is normalized by the running averages and leaves them alone; PyTorch refuses it.
/// </remarks>
[Entry("batch", "batch norm: each unit by its mean and variance over the batch",
    Formula = "z = gamma (x - mean) / sqrt(var + epsilon) + beta, mean and var over the rows of the batch; scores: of running averages r = (1 - momentum) r + momentum new; keras: r = momentum r + (1 - momentum) new",
    Source = "Ioffe and Szegedy, ICML 2015, algorithms 1 and 2; forms of torch.nn.BatchNorm1d and keras BatchNormalization")]
public sealed record BatchNorm(
    [Option("weight of the new statistics in the running ones; with form: keras weight of the old ones (0.99 is usual there)", Min = 0, Max = 1)] double Momentum = 0.1,
    [Option("added to the variance; 1e-3 is usual in keras", Min = 1e-12)] double Epsilon = 1e-5,
    [Option("whose running averages: torch (variance over n - 1) or keras (variance over n)")] BatchNormForm Form = BatchNormForm.Torch) : Norm
{
    /// <inheritdoc/>
    public override bool UsesBatch => true;

    /// <inheritdoc/>
    public override bool ReplacesBias => true;

    internal override NormLayer<T> Start<T>(int units) => new BatchNormLayer<T>(this, units);
}
