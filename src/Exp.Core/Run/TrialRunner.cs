using System.Numerics;
using Exp.Core.Data;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Engine.Losses;
using Exp.Engine.Training;

namespace Exp.Core.Run;

/// <summary>Trains one trial. The record is a pure function of trial and data; only the timing comes from the clock.</summary>
public static class TrialRunner
{
    /// <summary>Trains, scores the final network, and says how it ended.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrialOutcome Run(
        Trial trial, PreparedData data, TimeProvider clock, CancellationToken cancellation, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(clock);
        return trial.Settings.Precision == Precision.Float64
            ? Run<double>(trial, data, clock, threads, cancellation)
            : Run<float>(trial, data, clock, threads, cancellation);
    }

    private static TrialOutcome Run<T>(
        Trial trial, PreparedData data, TimeProvider clock, int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long start = clock.GetTimestamp();
        TrialSettings settings = trial.Settings;
        TrainingData<T> rows = TrainingRows.For<T>(data, settings.Loss);
        var spec = new TrainingSpec(
            trial.Network, settings.Loss, settings.Optimizer, settings.Schedule, settings.Batch,
            settings.Train.Epochs, settings.Train.Stop, trial.Seeds)
        {
            Regularization = settings.Regularization,
            Clip = settings.Clip,
            Rng = settings.Rng,
            Keep = settings.Train.Keep,
        };
        long begin = clock.GetTimestamp();
        TrainingResult<T> result = Trainer.Train(spec, rows, null, cancellation, threads);
        long trained = clock.GetTimestamp();
        IReadOnlyList<PartRecord> parts = result.Status == TrainingStatus.DivergedNonfinite
            ? []
            : FinalScores.Of(data, part => Outputs(result, settings.Loss, rows, data, part));
        TrialRecord record = TrialRecords.Of(trial, data, result) with { Parts = parts };
        double train = clock.GetElapsedTime(begin, trained).TotalSeconds;
        return new TrialOutcome(record, new TrialTiming(
            Environment.MachineName, result.Network.IsWide ? threads : 1, train, clock.GetElapsedTime(trained).TotalSeconds,
            clock.GetElapsedTime(start).TotalSeconds, train > 0 ? Visited(record, trial, data) / train : 0))
        {
            Model = result.Status == TrainingStatus.DivergedNonfinite ? null : () => Model(trial, data, result),
        };
    }

    /// <summary>The network's outputs; for regression back in the units of the target.</summary>
    private static double[] Outputs<T>(TrainingResult<T> result, Loss loss, TrainingData<T> rows, PreparedData data, int[] part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] raw = result.Network.Outputs(rows.Features, part);
        if (data.Set.Task == DataTask.Regression)
            loss.Predict<T>(raw, new LossShape(part.Length, rows.Outputs, rows.Outputs));
        double[] outputs = [.. raw.Select(double.CreateChecked)];
        if (data.Set.Task == DataTask.Regression)
        {
            for (int i = 0; i < outputs.Length; i++)
                outputs[i] = data.OriginalTarget(outputs[i]);
        }
        return outputs;
    }

    private static TrainedModel Model<T>(Trial trial, PreparedData data, TrainingResult<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (IReadOnlyList<double> offsets, IReadOnlyList<double> divisors, IReadOnlyList<double> fills) = data.InputColumns;
        return new TrainedModel
        {
            TrialId = trial.Id,
            Settings = trial.Canonical,
            KeptEpoch = result.Kept?.Epoch,
            Precision = trial.Settings.Precision,
            Model = trial.Settings.Model,
            Loss = trial.Settings.Loss,
            Features = data.Set.FeatureNames,
            Classes = data.Set.Classes,
            Inputs = new InputScaling(offsets, divisors, fills),
            TargetMean = data.TargetMean,
            TargetScale = data.TargetScale,
            Layers = [.. Enumerable.Range(0, trial.Network.Layers.Count).Select(i => LayerWeights.Of(result.Network, i))],
        };
    }

    private static double Visited(TrialRecord record, Trial trial, PreparedData data) =>
        (double)record.StepsDone / trial.Settings.Batch.StepsFor(data.Train.Length) * data.Train.Length;
}
