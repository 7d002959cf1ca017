namespace Exp.Core.Results.Tables;

/// <summary>A row of confusion.csv: one cell that is not zero.</summary>
/// <param name="TrialId">The trial.</param>
/// <param name="Part">See <see cref="DataPart"/>.</param>
/// <param name="Actual">Name of the true class.</param>
/// <param name="Predicted">Name of the predicted class; empty for rows without a prediction.</param>
/// <param name="Count">Rows.</param>
public sealed record ConfusionLine(string TrialId, string Part, string Actual, string Predicted, int Count)
{
    /// <summary>Parts in their order, true classes in theirs; nothing for regression.</summary>
    public static IEnumerable<ConfusionLine> Of(TrialRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
            from part in row.Record.Parts
            let matrix = part.Matrix
            where matrix is not null
            from actual in Enumerable.Range(0, matrix.Classes)
            from predicted in Enumerable.Range(0, matrix.Classes).Append(-1)
            let count = matrix.Count(actual, predicted)
            where count > 0
            select new ConfusionLine(
                row.Trial.Id, part.Part, ClassLine.ClassName(row.Set, actual),
                predicted < 0 ? "" : ClassLine.ClassName(row.Set, predicted), count);
    }
}
