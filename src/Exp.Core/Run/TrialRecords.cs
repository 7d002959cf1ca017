using System.Numerics;
using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Engine.Training;

namespace Exp.Core.Run;

/// <summary>Turns what the engine reports into a record: numbers that are not finite become missing ones.</summary>
internal static class TrialRecords
{
    /// <summary>Everything but the final scores.</summary>
    public static TrialRecord Of<T>(Trial trial, PreparedData data, TrainingResult<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        EpochRecord[] epochs = [.. result.Epochs.Select(Of)];
        return About(trial, data) with
        {
            Status = Word(result.Status),
            WhyText = result.Reason,
            FirstBadStep = result.FirstBadStep,
            LossBefore = Finite(result.LossBefore),
            NonfiniteKind = result.NonfiniteKind,
            StepsDone = result.StepsDone,
            EpochsDone = (int)(result.StepsDone / trial.Settings.Batch.StepsFor(data.Train.Length)),
            LossConst = Finite(result.LossConstant),
            PeakRatio = Finite(result.PeakRatio),
            PeakStep = result.PeakStep > 0 ? result.PeakStep : null,
            DeadFracMax = Finite(result.DeadFraction),
            SatFracMax = Finite(result.SaturatedFraction),
            Course = Course.Of(epochs, result.Kept?.Epoch),
            StopReason = result.StopReason,
            KeptEpoch = result.Kept?.Epoch,
            Epochs = epochs,
        };
    }

    /// <summary>A trial that failed for a reason outside the training.</summary>
    public static TrialRecord Crash(Trial trial, PreparedData? data, Exception cause)
    {
        TrialRecord about = data is null ? Blank : About(trial, data);
        return about with { Status = TrialStatus.Crashed, WhyText = Why(cause) };
    }

    /// <summary>Type and message on one line; the stack stays out of tables.</summary>
    public static string Why(Exception cause) =>
        $"{cause.GetType().Name}: {string.Join(' ', cause.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}";

    private static TrialRecord About(Trial trial, PreparedData data) => Blank with
    {
        Classes = data.Set.Classes.Count,
        TrainRows = data.Train.Length,
        ValidationRows = data.Validation.Length,
        TestRows = data.Test.Length,
        BatchSize = trial.Settings.Batch.SizeFor(data.Train.Length),
    };

    private static TrialRecord Blank => new() { Status = TrialStatus.Ok };

    private static EpochRecord Of(EpochRow row) => new()
    {
        Epoch = row.Epoch,
        Step = row.Step,
        Lr = Finite(row.Lr),
        TrainLoss = Finite(row.Finite ? row.Train.Loss : null),
        TrainAcc = row.Finite ? row.Train.Accuracy : null,
        ValLoss = Finite(row.Finite ? row.Validation?.Loss : null),
        ValAcc = row.Finite ? row.Validation?.Accuracy : null,
        TestLoss = Finite(row.Finite ? row.Test?.Loss : null),
        TestAcc = row.Finite ? row.Test?.Accuracy : null,
        BatchLoss = Finite(row.BatchLoss),
        Mistakes = row.Mistakes,
        WeightNorm = Finite(row.WeightNorm),
        Penalty = Finite(row.Penalty),
        Finite = row.Finite,
    };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Word(TrainingStatus status) => status switch
    {
        TrainingStatus.Ok => TrialStatus.Ok,
        TrainingStatus.DivergedNonfinite => TrialStatus.DivergedNonfinite,
        TrainingStatus.DivergedCap => TrialStatus.DivergedCap,
        TrainingStatus.DivergedFinal => TrialStatus.DivergedFinal,
        TrainingStatus.Collapsed => TrialStatus.Collapsed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "unknown status"),
    };
}
