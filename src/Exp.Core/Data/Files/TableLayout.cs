namespace Exp.Core.Data.Files;

/// <summary>How a table is to be read.</summary>
/// <param name="Target">The column to predict.</param>
/// <param name="Task">Null: classification when the target holds text, else an error.</param>
/// <param name="Delimiter">Between cells.</param>
/// <param name="DecimalSign">Inside numbers.</param>
/// <param name="Missing">What to do with empty cells.</param>
/// <param name="Split">A column that says train or test; null when there is none.</param>
/// <param name="Ignored">A column that is neither feature nor target; null when there is none.</param>
internal sealed record TableLayout(
    string Target, DataTask? Task, char Delimiter = ',', char DecimalSign = '.', MissingCells Missing = MissingCells.Error,
    string? Split = null, string? Ignored = null);
