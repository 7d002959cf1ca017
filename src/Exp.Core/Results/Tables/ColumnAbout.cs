namespace Exp.Core.Results.Tables;

/// <summary>What a column is, without its row type.</summary>
public sealed record ColumnAbout(string Name, ColumnType Type, string Unit, string Summary);
