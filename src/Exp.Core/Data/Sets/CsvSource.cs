using Exp.Core.Data.Files;
using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>The user's own table: RFC 4180, UTF-8, a header row that names the columns. All columns but the target are features.</summary>
[Entry("csv", "your own table: a CSV file with a header row")]
public sealed record CsvSource(
    [Option("the file; a relative path starts at the folder of the config file")] string Path,
    [Option("the column to predict; all others are features")] string Target,
    [Option("classification or regression; may be left out when the target holds text")] DataTask? Task = null,
    [Option("the character between cells, such as , or ;")] string Delimiter = ",",
    [Option("the decimal sign of numbers: . or ,")] string Decimal = ".",
    [Option("empty cells: error, drop (leave out the row) or mean (fill with the mean of the training rows)")] MissingCells Missing = MissingCells.Error)
    : DataSource
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (!IsDelimiter(Delimiter))
            throw new DataException($"delimiter '{Delimiter}' cannot separate cells; use one of , ; | or a tab");
        if (Decimal is not ("." or ","))
            throw new DataException($"decimal '{Decimal}' is no decimal sign; use . or ,");
        if (Decimal == Delimiter)
            throw new DataException($"delimiter and decimal are both '{Decimal}'; they must differ");
        DataFile file = DataFile.FromConfig(Path, folders);
        var layout = new TableLayout(Target, Task, Delimiter[0], Decimal[0], Missing);
        return TableReader.Read(file.ReadText(), Path, System.IO.Path.GetFileName(Path), layout);
    }

    // Nothing that may stand inside a name or a number.
    private static bool IsDelimiter(string text) =>
        text is [var c] && (c == '\t' || (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not ('"' or '+' or '-' or '.' or '_')));
}
