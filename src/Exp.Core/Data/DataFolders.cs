namespace Exp.Core.Data;

/// <summary>Where data files are.</summary>
/// <param name="Shipped">The folder data/ of the repository.</param>
/// <param name="Config">The folder of the config file: relative paths start here.</param>
public sealed record DataFolders(string Shipped, string Config);
