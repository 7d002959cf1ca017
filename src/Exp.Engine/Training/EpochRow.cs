using Exp.Engine.Monitoring;

namespace Exp.Engine.Training;

/// <summary>What is known after an epoch; epoch 0 is before training.</summary>
/// <param name="Epoch">0, 1, 2, …</param>
/// <param name="Step">Optimizer steps done so far.</param>
/// <param name="Lr">Learning rate of the last step (epoch 0: of the first).</param>
/// <param name="Train">Over all training rows, with the weights after the epoch.</param>
/// <param name="Validation">Null when there are no such rows.</param>
/// <param name="Test">Null when there are no such rows.</param>
/// <param name="BatchLoss">Mean of the row losses as they were when visited in the epoch, plus the penalties of the steps; null at epoch 0.</param>
/// <param name="Mistakes">Rows that were mistakes when visited; null unless the loss counts them or at epoch 0.</param>
/// <param name="WeightNorm">Euclidean norm of all weights and biases.</param>
/// <param name="Finite">False when loss or parameters are not finite; the scores may then be NaN or infinite.</param>
public sealed record EpochRow(
    int Epoch, long Step, double Lr, PartScore Train, PartScore? Validation, PartScore? Test,
    double? BatchLoss, int? Mistakes, double WeightNorm, bool Finite)
{
    /// <summary>The penalty on the weights after the epoch, as a full batch would add it to the loss; null without one.</summary>
    public double? Penalty { get; init; }

    /// <summary>The value of a metric; null where there is none.</summary>
    public double? Of(Metric metric) => metric switch
    {
        Metric.TrainLoss => Train.Loss,
        Metric.BatchLoss => BatchLoss,
        Metric.ValLoss => Validation?.Loss,
        Metric.TrainAcc => Train.Accuracy,
        Metric.ValAcc => Validation?.Accuracy,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "unknown metric"),
    };
}
