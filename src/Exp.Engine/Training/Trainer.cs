using System.Numerics;

namespace Exp.Engine.Training;

/// <summary>Trains one network on one set of rows: a pure function of its arguments.</summary>
public static class Trainer
{
    /// <summary>Trains and returns what happened. Numbers never depend on threads, time or other trainings.</summary>
    /// <param name="spec">What to train.</param>
    /// <param name="data">The rows.</param>
    /// <param name="onEpoch">Called after every epoch row, in order; null for nobody.</param>
    /// <param name="cancellation">Asked once per epoch and every few thousand steps.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrainingResult<T> Train<T>(
        TrainingSpec spec, TrainingData<T> data, Action<EpochRow>? onEpoch, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        throw new InvalidOperationException("not built yet");
}
