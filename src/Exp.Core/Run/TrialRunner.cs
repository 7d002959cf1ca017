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

    /// <summary>
    /// Trains several trials that see the same rows in the same order, in turn on this thread: each comes to what it comes to
    /// by itself, but rows are gathered once for all.
    /// </summary>
    /// <param name="trials">At least one; same data, repeat, precision, batches and coding of targets.</param>
    /// <param name="data">Their rows.</param>
    /// <param name="clock">Measures durations.</param>
    /// <param name="done">Takes each outcome as its trial ends; a trial that throws is its crash.</param>
    /// <param name="cancellation">The wish to stop.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void RunTogether(
        IReadOnlyList<Trial> trials, PreparedData data, TimeProvider clock, Action<Trial, TrialOutcome> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(done);
        if (trials[0].Settings.Precision == Precision.Float64)
            RunTogether<double>(trials, data, clock, done, cancellation);
        else
            RunTogether<float>(trials, data, clock, done, cancellation);
    }

    private static void RunTogether<T>(
        IReadOnlyList<Trial> trials, PreparedData data, TimeProvider clock, Action<Trial, TrialOutcome> done, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingData<T> rows = TrainingRows.For<T>(data, trials[0].Settings.Loss);
        var seconds = new double[trials.Count];
        (int who, long since) = (-1, 0L);
        SharedTraining.Train<T>([.. trials.Select(Spec)], rows, Turn, (i, result, failure) =>
        {
            Turn(-1);
            done(trials[i], failure is null
                ? Outcome(trials[i], data, rows, result!, clock, seconds[i], seconds[i], threads: 1)
                : Crashes.Of(trials[i], data, failure, seconds[i]));
        }, cancellation);

        void Turn(int next)
        {
            if (who >= 0)
                seconds[who] += clock.GetElapsedTime(since).TotalSeconds;
            (who, since) = (next, clock.GetTimestamp());
        }
    }

    private static TrialOutcome Run<T>(
        Trial trial, PreparedData data, TimeProvider clock, int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long start = clock.GetTimestamp();
        TrainingData<T> rows = TrainingRows.For<T>(data, trial.Settings.Loss);
        long begin = clock.GetTimestamp();
        TrainingResult<T> result = Trainer.Train(Spec(trial), rows, null, cancellation, threads);
        double train = clock.GetElapsedTime(begin).TotalSeconds;
        return Outcome(trial, data, rows, result, clock, train, clock.GetElapsedTime(start).TotalSeconds, threads);
    }

    private static TrainingSpec Spec(Trial trial)
    {
        TrialSettings settings = trial.Settings;
        return new TrainingSpec(
            trial.Network, settings.Loss, settings.Optimizer, settings.Schedule, settings.Batch,
            settings.Train.Epochs, settings.Train.Stop, trial.Seeds)
        {
            Regularization = settings.Regularization,
            Clip = settings.Clip,
            Rng = settings.Rng,
            Keep = settings.Train.Keep,
        };
    }

    /// <param name="trial">Which.</param>
    /// <param name="data">Split and scaled.</param>
    /// <param name="rows">Coded for the loss.</param>
    /// <param name="result">What the training came to.</param>
    /// <param name="clock">Measures the scoring.</param>
    /// <param name="train">Seconds of training.</param>
    /// <param name="soFar">Seconds since the trial began.</param>
    /// <param name="threads">Threads it was given.</param>
    private static TrialOutcome Outcome<T>(
        Trial trial, PreparedData data, TrainingData<T> rows, TrainingResult<T> result, TimeProvider clock,
        double train, double soFar, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long trained = clock.GetTimestamp();
        bool finite = result.Status != TrainingStatus.DivergedNonfinite;
        IReadOnlyList<PartRecord> parts = finite
            ? FinalScores.Of(data, part => Outputs(result, trial.Settings.Loss, rows, data, part))
            : [];
        TrialRecord record = TrialRecords.Of(trial, data, result) with { Parts = parts };
        double evaluate = clock.GetElapsedTime(trained).TotalSeconds;
        return new TrialOutcome(record, new TrialTiming(
            Environment.MachineName, result.Network.IsWide ? threads : 1, train, evaluate, soFar + evaluate,
            train > 0 ? Visited(record, trial, data) / train : 0))
        {
            Model = finite ? () => Model(trial, data, result) : null,
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
