namespace Exp.Core.Results.Tables;

/// <summary>The columns of trials.csv.</summary>
internal static class TrialColumns
{
    public static Table<TrialRow> Table(IReadOnlyList<string> axisKeys, Dictionary<double, int> lrIndex) => new("trials", "one row per trial",
        [.. Identity, .. Settings(axisKeys, lrIndex), .. Status, .. Work, .. Losses, .. Scores("val", DataPart.Validation), .. Scores("test", DataPart.Test), .. Health]);

    private static Column<TrialRow>[] Identity { get; } =
    [
        Column.Text<TrialRow>("trial_id", "hash of settings, data, seed, repeat and numerics version", r => r.Trial.Id),
        Column.Text<TrialRow>("group_id", "the same for trials that differ only in learning rate and repeat", r => r.Trial.GroupId),
        Column.Text<TrialRow>("setting_id", "the same for trials that differ only in repeat", r => r.Trial.SettingId),
        Column.Text<TrialRow>("data_id", "the same for trials on the same rows, splits and scaling", r => r.DataId),
        Column.Whole<TrialRow>("index", "place in the plan, from 0", r => r.Trial.Index),
        Column.Whole<TrialRow>("repeat", "repeat, from 0: another split, other weights, other batches", r => r.Trial.Seeds.Repeat),
        Column.Whole<TrialRow>("seed", "root seed", r => r.Trial.Seeds.Root),
    ];

    private static IEnumerable<Column<TrialRow>> Settings(IReadOnlyList<string> axisKeys, Dictionary<double, int> lrIndex)
    {
        return
        [
            Column.Real<TrialRow>("lr", "base learning rate", r => r.Trial.Settings.Optimizer.Lr),
            Column.Whole<TrialRow>("lr_index", "place among the learning rates of the sweep, ascending, from 0", r => lrIndex[r.Trial.Settings.Optimizer.Lr]),
            Column.Real<TrialRow>("lr_log10", "decimal logarithm of lr", r => SettingCells.Log10(r.Trial.Settings.Optimizer.Lr)),
            Column.Text<TrialRow>("optimizer", "kind of optimizer", r => SettingCells.Optimizer(r.Trial)),
            Column.Text<TrialRow>("batch_strategy", "full, stochastic or mini", r => SettingCells.Batching(r.Trial)),
            Column.Whole<TrialRow>("batch_size", "rows per step, clipped to the training rows", r => r.Record.BatchSize, "rows"),
            Column.Real<TrialRow>("momentum", "empty when the optimizer has none", r => SettingCells.OptimizerOption(r.Trial, "momentum")),
            Column.Real<TrialRow>("weight_decay", "empty when the optimizer has none", r => SettingCells.OptimizerOption(r.Trial, "weight_decay")),
            Column.Text<TrialRow>("schedule", "kind of learning-rate schedule", r => SettingCells.Schedule(r.Trial)),
            Column.Text<TrialRow>("model", "kind of network", r => SettingCells.Model(r.Trial)),
            Column.Whole<TrialRow>("width", "units of the widest hidden layer", r => SettingCells.Width(r.Trial)),
            Column.Whole<TrialRow>("depth", "hidden layers", r => SettingCells.Depth(r.Trial)),
            Column.Text<TrialRow>("activation", "of the hidden layers; where they differ, in order with a hyphen between", r => SettingCells.Activation(r.Trial)),
            Column.Whole<TrialRow>("parameters", "trained numbers: weights, biases and those of norms", r => r.Trial.Network.ParameterCount),
            Column.Text<TrialRow>("loss_kind", "what is made small", r => SettingCells.Loss(r.Trial)),
            Column.Text<TrialRow>("loss_convention", "what the loss of a row is divided by: mean (the outputs), half (two), half_mean (both), sum (nothing); with weights what a batch is: weights or rows; empty where there is no choice", r => r.Trial.Settings.Loss.ConventionName),
            Column.Text<TrialRow>("precision", "number type of the engine", r => SettingCells.Precision(r.Trial)),
            Column.Text<TrialRow>("dataset", "name of the data set", r => r.Set.Name),
            Column.Whole<TrialRow>("train_rows", "rows trained on", r => r.Record.TrainRows, "rows"),
            Column.Whole<TrialRow>("validation_rows", "rows held out for choosing", r => r.Record.ValidationRows, "rows"),
            Column.Whole<TrialRow>("test_rows", "rows held out for reporting", r => r.Record.TestRows, "rows"),
            .. SettingCells.Swept(axisKeys),
        ];
    }

    private static Column<TrialRow>[] Status { get; } =
    [
        Column.Text<TrialRow>("status", "ok, diverged_nonfinite, diverged_cap, diverged_final, collapsed or crashed", r => r.Record.Status),
        Column.Flag<TrialRow>("status_ok", "1 when ok", r => r.Record.IsOk),
        Column.Text<TrialRow>("why_text", "the reason with the measured numbers; empty when ok", r => r.Record.WhyText),
        Column.Whole<TrialRow>("first_bad_step", "the step that broke a rule while training", r => r.Record.FirstBadStep),
        Column.Real<TrialRow>("loss_before", "last finite batch loss before that step", r => r.Record.LossBefore),
        Column.Text<TrialRow>("nonfinite_kind", "nan or inf: what the loss or a weight became", r => r.Record.NonfiniteKind),
        Column.Flag<TrialRow>("aborted_early", "1 when training broke off at a bad step", r => r.Record.FirstBadStep is not null),
    ];

    private static Column<TrialRow>[] Work { get; } =
    [
        Column.Whole<TrialRow>("budget_steps", "optimizer steps planned", r => r.Trial.BudgetSteps),
        Column.Whole<TrialRow>("steps_done", "optimizer steps done", r => r.Record.StepsDone),
        Column.Whole<TrialRow>("epochs_done", "whole epochs done", r => r.Record.EpochsDone),
        Column.Text<TrialRow>("stop_reason", "why training ended before its budget without a bad status; empty when it did not", r => r.Record.StopReason),
        Column.Whole<TrialRow>("kept_epoch", "the epoch whose weights the final columns belong to; empty when training broke off", r => r.Record.KeptEpoch),
        Column.Real<TrialRow>("flops", "floating-point operations of the whole budget", r => r.Trial.Flops),
    ];

    private static Column<TrialRow>[] Losses { get; } =
    [
        Column.Real<TrialRow>("loss_init", "training loss before training", r => r.Record.Course.LossInit),
        Column.Real<TrialRow>("loss_const", "training loss of the best constant prediction", r => r.Record.LossConst),
        Column.Real<TrialRow>("loss_final", "training loss at the end", r => r.Record.Course.LossFinal),
        Column.Real<TrialRow>("loss_final_filled", "smaller of loss_final and loss_init; loss_init when training broke off", r => LossFilled(r.Record.Course)),
        Column.Real<TrialRow>("loss_best", "lowest training loss after any epoch", r => r.Record.Course.LossBest),
        Column.Real<TrialRow>("train_acc_final", "share of training rows whose class is right, at the end", r => r.Record.Course.TrainAccFinal),
        Column.Real<TrialRow>("train_rmse", "root mean squared error on the training rows; only where no validation rows are held out", r => Part(r, DataPart.Train)?.Regression?.Rmse, "target"),
        Column.Real<TrialRow>("val_loss_final", "validation loss at the end", r => r.Record.Course.ValLossFinal),
        Column.Real<TrialRow>("test_loss_final", "test loss at the end", r => r.Record.Course.TestLossFinal),
        Column.Whole<TrialRow>("best_epoch", "best on the validation rows: highest accuracy, then lowest loss, then earliest; for regression lowest loss", r => r.Record.Course.BestEpoch),
        Column.Real<TrialRow>("val_acc_best", "validation accuracy at best_epoch", r => r.Record.Course.ValAccBest),
        Column.Real<TrialRow>("test_acc_at_best", "test accuracy at best_epoch", r => r.Record.Course.TestAccAtBest),
        Column.Real<TrialRow>("val_acc_final_filled", "val_acc_final; chance level (1 / classes) when training ended non-finite", AccuracyFilled),
    ];

    private static IEnumerable<Column<TrialRow>> Scores(string prefix, string part)
    {
        yield return Column.Real<TrialRow>(prefix + "_acc_final", $"share of {part} rows whose class is right, at the end", r => Part(r, part)?.Matrix?.Accuracy);
        yield return Column.Real<TrialRow>(prefix + "_acc_majority", $"the same for always saying the most frequent class of the training rows", r => Trivial(r, part, regression: false));
        yield return Column.Real<TrialRow>(prefix + "_f1_macro", $"plain mean of F1 over all classes, {part} rows", r => Part(r, part)?.Matrix?.MacroF1);
        yield return Column.Real<TrialRow>(prefix + "_rmse", $"root mean squared error, {part} rows", r => Part(r, part)?.Regression?.Rmse, "target");
        yield return Column.Real<TrialRow>(prefix + "_rmse_mean", $"the same for always saying the mean of the training rows", r => Trivial(r, part, regression: true), "target");
        yield return Column.Real<TrialRow>(prefix + "_mae", $"mean absolute error, {part} rows", r => Part(r, part)?.Regression?.Mae, "target");
        yield return Column.Real<TrialRow>(prefix + "_r2", $"share of the target's variance explained, {part} rows", r => Part(r, part)?.Regression?.R2);
    }

    private static Column<TrialRow>[] Health { get; } =
    [
        Column.Real<TrialRow>("peak_ratio", "largest smoothed batch loss over loss_init", r => r.Record.PeakRatio),
        Column.Whole<TrialRow>("peak_step", "the step of that peak", r => r.Record.PeakStep),
        Column.Real<TrialRow>("dead_frac_max", "largest share, over the hidden layers, of units that are 0 for every probed row", r => r.Record.DeadFracMax),
        Column.Real<TrialRow>("sat_frac_max", "largest share, over the hidden layers, of saturated activations", r => r.Record.SatFracMax),
    ];

    private static PartRecord? Part(TrialRow row, string part) => row.Record.Part(part);

    private static double? Trivial(TrialRow row, string part, bool regression) =>
        (row.Record.Classes == 0) == regression ? Part(row, part)?.Trivial : null;

    private static double? LossFilled(Course course) =>
        course.LossFinal is { } final && course.LossInit is { } init ? (final < init ? final : init) : course.LossInit;

    private static double? AccuracyFilled(TrialRow row)
    {
        TrialRecord record = row.Record;
        bool missing = record.Classes == 0 || record.ValidationRows is null or 0;
        return missing ? null : Part(row, DataPart.Validation)?.Matrix?.Accuracy ?? 1.0 / record.Classes;
    }
}
