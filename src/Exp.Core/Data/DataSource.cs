namespace Exp.Core.Data;

/// <summary>Where rows come from: a set that ships, a generator, or the user's own file. Immutable description.</summary>
public abstract partial record DataSource
{
    /// <summary>Reads or makes the rows; checks everything that can be checked.</summary>
    /// <param name="folders">Where shipped sets and relative paths are looked up.</param>
    /// <exception cref="DataException">File missing, not what it says, or wrong inside; the message names place and cure.</exception>
    public abstract DataSet Load(DataFolders folders);
}
