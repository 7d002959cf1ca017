using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Core.Analysis;

/// <summary>What settings are ranked by. Never a test score: the test rows are for reporting only.</summary>
/// <param name="Column">The column of trials.csv: val_acc_final, val_rmse; train_acc_final, train_rmse where no validation rows are held out; val_loss_final, loss_final where tasks or splits differ between trials.</param>
/// <param name="Label">For people: "validation accuracy".</param>
/// <param name="Larger">True when larger is better.</param>
/// <param name="TestColumn">The same measure on the test rows: test_acc_final, test_rmse; empty when it has none.</param>
public sealed record Objective(string Column, string Label, bool Larger, string TestColumn)
{
    private const string ValAcc = "val_acc_final", ValRmse = "val_rmse", ValLoss = "val_loss_final";
    private const string TrainAcc = "train_acc_final", TrainRmse = "train_rmse", TrainLoss = "loss_final";

    /// <summary>What the rows of a sweep have in common to be ranked by.</summary>
    public static Objective Of(IReadOnlyList<TrialRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        bool validation = rows.All(r => r.Record.ValidationRows is not 0);
        bool train = rows.All(r => r.Record.ValidationRows is null or 0);
        bool test = rows.Any(r => r.Record.TestRows > 0);
        bool classes = rows.All(r => r.Set.Classes.Count > 0);
        bool numbers = rows.All(r => r.Set.Classes.Count == 0);
        if (classes)
        {
            string same = test ? "test_acc_final" : "";
            return validation ? new(ValAcc, "validation accuracy", true, same) : new(TrainAcc, "training accuracy", true, same);
        }
        if (numbers && (validation || train))
        {
            string same = test ? "test_rmse" : "";
            return validation ? new(ValRmse, "validation RMSE", false, same) : new(TrainRmse, "training RMSE", false, same);
        }
        string loss = test ? "test_loss_final" : "";
        return validation ? new(ValLoss, "validation loss", false, loss) : new(TrainLoss, "training loss", false, loss);
    }

    /// <summary>The value of a trial; null when it has none.</summary>
    public double? Of(TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Column switch
        {
            ValLoss => record.Course.ValLossFinal,
            TrainLoss => record.Course.LossFinal,
            TrainAcc => record.Course.TrainAccFinal,
            _ => record.Part(Part)?.Score,
        };
    }

    /// <summary>The same measure of a trial on the test rows.</summary>
    public double? TestOf(TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return IsLoss ? record.Course.TestLossFinal : record.Part(DataPart.Test)?.Score;
    }

    /// <summary>The value of a baseline; null when it has none: losses belong to networks.</summary>
    public double? Of(BaselineRecord record) => IsLoss ? null : record?.Part(Part)?.Score;

    /// <summary>The same measure of a baseline on the test rows.</summary>
    public double? TestOf(BaselineRecord record) => IsLoss ? null : record?.Part(DataPart.Test)?.Score;

    /// <summary>The value of always saying the most frequent class, or the mean.</summary>
    public double? TrivialOf(TrialRecord record) => IsLoss ? null : record?.Part(Part)?.Trivial;

    /// <summary>The same on the test rows.</summary>
    public double? TrivialTestOf(TrialRecord record) => IsLoss ? null : record?.Part(DataPart.Test)?.Trivial;

    private bool IsLoss => Column is ValLoss or TrainLoss;

    private string Part => Column is ValAcc or ValRmse ? DataPart.Validation : DataPart.Train;
}
