namespace Exp.Core.Data;

/// <summary>What to do with an empty cell of a table.</summary>
public enum MissingCells
{
    /// <summary>Refuse the file, naming the cell.</summary>
    Error,

    /// <summary>Leave out the rows that have one, before anything is split.</summary>
    Drop,

    /// <summary>Fill it with the mean of its column over the training rows. A target is never filled.</summary>
    Mean,
}
