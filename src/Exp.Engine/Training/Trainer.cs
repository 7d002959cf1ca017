using System.Numerics;
using Exp.Engine.Draws;
using Exp.Engine.Kernels;
using Exp.Engine.Networks;

namespace Exp.Engine.Training;

/// <summary>Trains one network on one set of rows: a pure function of its arguments.</summary>
public static class Trainer
{
    /// <summary>Trains and returns what happened. Numbers never depend on threads, time or other trainings.</summary>
    /// <param name="spec">What to train.</param>
    /// <param name="data">The rows; at least one training row.</param>
    /// <param name="onEpoch">Called after every epoch row, in order; null for nobody.</param>
    /// <param name="cancellation">Asked before every step.</param>
    /// <param name="threads">Threads that may share the products of wide layers. Changes no number.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrainingResult<T> Train<T>(
        TrainingSpec spec, TrainingData<T> data, Action<EpochRow>? onEpoch, CancellationToken cancellation,
        int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        TrainingDraws draws = spec.Rng.Start(spec.Seeds);
        return Train(spec, draws, draws.Network<T>(spec.Network), data, onEpoch, threads, cancellation);
    }

    /// <summary>Trains a network that already has its weights; they change in place.</summary>
    /// <inheritdoc cref="Train{T}(TrainingSpec, TrainingData{T}, Action{EpochRow}?, CancellationToken, int)"/>
    public static TrainingResult<T> Train<T>(
        TrainingSpec spec, Network<T> network, TrainingData<T> data, Action<EpochRow>? onEpoch,
        CancellationToken cancellation, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Train(spec, spec.Rng.Start(spec.Seeds), network, data, onEpoch, threads, cancellation);
    }

    private static TrainingResult<T> Train<T>(
        TrainingSpec spec, TrainingDraws draws, Network<T> network, TrainingData<T> data, Action<EpochRow>? onEpoch,
        int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Crew? crew = threads > 1 && network.IsWide ? new Crew(threads) : null;
        network.Share(crew);
        try
        {
            var run = new TrainingRun<T>(spec, draws, network, data, onEpoch);
            foreach (Stretch _ in run.Course(int.MaxValue, cancellation))
            {
                // By itself a training needs nobody to gather its rows.
            }
            return run.Result;
        }
        finally
        {
            network.Share(null);
        }
    }
}
