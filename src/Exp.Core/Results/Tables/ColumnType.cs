namespace Exp.Core.Results.Tables;

/// <summary>The type of a column, in the words of Frictionless table schema.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number; flags are 0 and 1.</summary>
    Integer,

    /// <summary>A real number.</summary>
    Number,
}
