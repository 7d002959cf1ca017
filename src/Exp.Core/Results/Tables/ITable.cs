namespace Exp.Core.Results.Tables;

/// <summary>A table without its row type: for the schema.</summary>
public interface ITable
{
    /// <summary>The file is named so, with .csv behind.</summary>
    string Name { get; }

    /// <summary>One line for people: one row per what.</summary>
    string Summary { get; }

    /// <summary>The columns in file order.</summary>
    IEnumerable<ColumnAbout> About { get; }
}
