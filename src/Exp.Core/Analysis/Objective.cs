namespace Exp.Core.Analysis;

/// <summary>What settings are ranked by. Never a test score: the test rows are for reporting only.</summary>
/// <param name="Column">The column of trials.csv: val_acc_final, val_rmse, train_acc_final, loss_final.</param>
/// <param name="Label">For people: "validation accuracy".</param>
/// <param name="Larger">True when larger is better.</param>
/// <param name="TestColumn">The same measure on the test rows: test_acc_final, test_rmse; empty when it has none.</param>
public sealed record Objective(string Column, string Label, bool Larger, string TestColumn);
