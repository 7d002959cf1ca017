using System.Globalization;

namespace Exp.Core.Results.Tables;

/// <summary>One column: what it is called, what it means, and how its cell is read from a row.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Type">See <see cref="ColumnType"/>.</param>
/// <param name="Unit">"s", "rows", "target"; empty for losses, shares and counts.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Cell">The text of the cell; empty for a missing or non-finite number.</param>
public sealed record Column<TRow>(string Name, ColumnType Type, string Unit, string Summary, Func<TRow, string> Cell);

/// <summary>Makes columns. Numbers are written invariant and in shortest round-trip form.</summary>
public static class Column
{
    /// <summary>Text.</summary>
    public static Column<TRow> Text<TRow>(string name, string summary, Func<TRow, string?> get) =>
        new(name, ColumnType.String, "", summary, row => get(row) ?? "");

    /// <summary>A whole number.</summary>
    public static Column<TRow> Whole<TRow>(string name, string summary, Func<TRow, long?> get, string unit = "") =>
        new(name, ColumnType.Integer, unit, summary, row => get(row)?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>1 or 0.</summary>
    public static Column<TRow> Flag<TRow>(string name, string summary, Func<TRow, bool> get) =>
        new(name, ColumnType.Integer, "", summary, row => get(row) ? "1" : "0");

    /// <summary>A real number.</summary>
    public static Column<TRow> Real<TRow>(string name, string summary, Func<TRow, double?> get, string unit = "") =>
        new(name, ColumnType.Number, unit, summary, row => Number(get(row)));

    private static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
