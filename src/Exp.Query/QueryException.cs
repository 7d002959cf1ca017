using System.Globalization;

namespace Exp.Query;

/// <summary>A user's query cannot be answered; the message is one line with the place.</summary>
public sealed class QueryException : Exception
{
    /// <summary>One whose text was typed: sql: error: … (character 8).</summary>
    internal QueryException(string problem, string place)
        : base($"sql: error: {problem}{(place.Length == 0 ? "" : $" ({place})")}")
    {
    }

    /// <summary>One whose text was read from a file: q.sql(2,6): error: ….</summary>
    internal QueryException(string file, (int Line, int Column)? place, string problem)
        : base(place is var (line, column)
            ? string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column}): error: {problem}")
            : $"{file}: error: {problem}")
    {
    }
}
