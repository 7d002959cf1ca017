using Exp.Core.Plan;

namespace Exp.Core.Results.Tables;

/// <summary>Every column of every table: the only place that names them.</summary>
public static class Columns
{
    /// <summary>epochs.csv.</summary>
    public static Table<EpochLine> Epochs { get; } = new("epochs", "one row per trial and epoch; epoch 0 is before training",
    [
        Column.Text<EpochLine>("trial_id", "the trial, as in trials.csv", r => r.TrialId),
        Column.Whole<EpochLine>("epoch", "0, 1, 2, …", r => r.Epoch.Epoch),
        Column.Whole<EpochLine>("step", "optimizer steps done so far", r => r.Epoch.Step),
        Column.Real<EpochLine>("lr", "learning rate of the last step (epoch 0: of the first)", r => r.Epoch.Lr),
        Column.Real<EpochLine>("train_loss", "mean loss over all training rows, with the weights after the epoch", r => r.Epoch.TrainLoss),
        Column.Real<EpochLine>("train_acc", "share of training rows whose class is right", r => r.Epoch.TrainAcc),
        Column.Real<EpochLine>("val_loss", "mean loss over the validation rows", r => r.Epoch.ValLoss),
        Column.Real<EpochLine>("val_acc", "share of validation rows whose class is right", r => r.Epoch.ValAcc),
        Column.Real<EpochLine>("test_loss", "mean loss over the test rows", r => r.Epoch.TestLoss),
        Column.Real<EpochLine>("test_acc", "share of test rows whose class is right", r => r.Epoch.TestAcc),
        Column.Real<EpochLine>("batch_loss", "mean of the row losses as they were when visited", r => r.Epoch.BatchLoss),
        Column.Whole<EpochLine>("mistakes", "rows that were mistakes when visited (perceptron criterion)", r => r.Epoch.Mistakes, "rows"),
        Column.Real<EpochLine>("weight_norm", "Euclidean norm of all weights and biases", r => r.Epoch.WeightNorm),
        Column.Real<EpochLine>("penalty", "what l1 and l2 add to the loss of a full step with the weights after the epoch; part of batch_loss, not of the other losses; empty without them", r => r.Epoch.Penalty),
        Column.Flag<EpochLine>("finite", "1 when loss and weights are finite; the numbers of a row with 0 are left empty", r => r.Epoch.Finite),
    ]);

    /// <summary>classes.csv.</summary>
    public static Table<ClassLine> Classes { get; } = new("classes", "one row per trial, part and class, from the final predictions",
    [
        Column.Text<ClassLine>("trial_id", "the trial, as in trials.csv", r => r.TrialId),
        Column.Text<ClassLine>("part", "validation or test; train where no validation rows are held out", r => r.Part),
        Column.Text<ClassLine>("class", "name of the class", r => r.Name),
        Column.Whole<ClassLine>("support", "rows of the class", r => r.Matrix.Support(r.Class), "rows"),
        Column.Whole<ClassLine>("predicted", "rows predicted as the class", r => r.Matrix.Predicted(r.Class), "rows"),
        Column.Real<ClassLine>("recall", "share of the rows of the class that were found; 0 when there are none", r => r.Matrix.Recall(r.Class)),
        Column.Real<ClassLine>("precision", "share of the rows predicted as the class that are of it; 0 when there are none", r => r.Matrix.Precision(r.Class)),
        Column.Real<ClassLine>("f1", "harmonic mean of recall and precision", r => r.Matrix.F1(r.Class)),
    ]);

    /// <summary>confusion.csv.</summary>
    public static Table<ConfusionLine> Confusion { get; } = new("confusion", "one row per trial, part and cell that is not zero",
    [
        Column.Text<ConfusionLine>("trial_id", "the trial, as in trials.csv", r => r.TrialId),
        Column.Text<ConfusionLine>("part", "validation or test; train where no validation rows are held out", r => r.Part),
        Column.Text<ConfusionLine>("true_class", "name of the true class", r => r.Actual),
        Column.Text<ConfusionLine>("predicted_class", "name of the predicted class; empty when the output was not finite", r => r.Predicted),
        Column.Whole<ConfusionLine>("count", "rows", r => r.Count, "rows"),
    ]);

    /// <summary>baselines.csv.</summary>
    public static Table<BaselineRow> Baselines { get; } = new("baselines", "one row per baseline, data and repeat, scored by the same functions as the trials",
    [
        Column.Text<BaselineRow>("baseline", "name as in the config", r => r.Key.Name),
        Column.Text<BaselineRow>("dataset", "name of the data set", r => r.Dataset),
        Column.Text<BaselineRow>("data_id", "rows, splits and scaling: the same as in trials.csv", r => r.Key.DataId),
        Column.Whole<BaselineRow>("repeat", "which split, from 0; the same as of the trials of that repeat", r => r.Key.Seeds.Repeat),
        Column.Whole<BaselineRow>("seed", "root seed", r => r.Key.Seeds.Root),
        Column.Text<BaselineRow>("status", "ok, unavailable (something it needs is missing on the machine) or crashed", r => r.Record.Status),
        Column.Flag<BaselineRow>("status_ok", "1 when ok", r => r.Record.IsOk),
        Column.Text<BaselineRow>("why_text", "why it is not ok", r => r.Record.WhyText),
        Column.Whole<BaselineRow>("train_rows", "rows it was fitted on", r => r.Record.TrainRows, "rows"),
        .. Scores("train", DataPart.Train), .. Scores("val", DataPart.Validation), .. Scores("test", DataPart.Test),
    ]);

    /// <summary>timings.csv.</summary>
    public static Table<TrialRow> Timings { get; } = new("timings", "one row per trial: what the clock said; the only table that differs between runs",
    [
        Column.Text<TrialRow>("trial_id", "the trial, as in trials.csv", r => r.Trial.Id),
        Column.Text<TrialRow>("host", "name of the machine", r => r.Timing.Host),
        Column.Whole<TrialRow>("threads", "threads the trial used", r => r.Timing.Threads),
        Column.Real<TrialRow>("train_s", "training, with the evaluation after every epoch", r => r.Timing.TrainSeconds, "s"),
        Column.Real<TrialRow>("evaluate_s", "final predictions and metrics", r => r.Timing.EvaluateSeconds, "s"),
        Column.Real<TrialRow>("total_s", "the whole trial, with coding its targets", r => r.Timing.TotalSeconds, "s"),
        Column.Whole<TrialRow>("steps", "optimizer steps done", r => r.Record.StepsDone),
        Column.Real<TrialRow>("samples_per_s", "training rows visited per second of training", r => r.Timing.SamplesPerSecond, "1/s"),
    ]);

    /// <summary>trials.csv of a plan: its swept keys have columns too.</summary>
    public static Table<TrialRow> Trials(SweepPlan plan) =>
        TrialColumns.Table(plan.AxisKeys, LearningRates.Index(plan.Trials));

    /// <summary>assertions.csv.</summary>
    public static Table<Assertion> Assertions { get; } = new("assertions", "one row per expectation of the config",
    [
        Column.Text<Assertion>("name", "what is expected, as in the config", r => r.Name),
        Column.Flag<Assertion>("passed", "1 when it holds; an expectation without a value does not", r => r.Passed),
        Column.Text<Assertion>("observed", "the values that were compared, numbers to six significant digits", r => r.Observed),
    ]);

    /// <summary>Every table that holds what was measured, in the order of the results folder: what expectations are asked of.</summary>
    /// <param name="axisKeys">Swept keys: those without a column of their own add one, hp_…, to trials.csv.</param>
    public static IReadOnlyList<ITable> Measured(IReadOnlyList<string> axisKeys) =>
        [TrialColumns.Table(axisKeys, new Dictionary<double, int>()), Epochs, Classes, Confusion, Baselines, Timings];

    /// <summary>Every table, in the order of the results folder.</summary>
    public static IReadOnlyList<ITable> All(IReadOnlyList<string> axisKeys) => [.. Measured(axisKeys), Assertions];

    private static IEnumerable<Column<BaselineRow>> Scores(string prefix, string part)
    {
        PartRecord? Of(BaselineRow row) => row.Record.Part(part);
        // All training rows are scored when any are: train_rows says how many.
        if (part != DataPart.Train)
            yield return Column.Whole<BaselineRow>(prefix + "_rows", $"{part} rows scored", r => Of(r)?.Rows, "rows");
        yield return Column.Real<BaselineRow>(prefix + "_acc", $"share of {part} rows whose class is right", r => Of(r)?.Matrix?.Accuracy);
        yield return Column.Real<BaselineRow>(prefix + "_f1_macro", $"plain mean of F1 over all classes, {part} rows", r => Of(r)?.Matrix?.MacroF1);
        yield return Column.Real<BaselineRow>(prefix + "_rmse", $"root mean squared error, {part} rows", r => Of(r)?.Regression?.Rmse, "target");
        yield return Column.Real<BaselineRow>(prefix + "_mae", $"mean absolute error, {part} rows", r => Of(r)?.Regression?.Mae, "target");
        yield return Column.Real<BaselineRow>(prefix + "_r2", $"share of the target's variance explained, {part} rows", r => Of(r)?.Regression?.R2);
    }
}
