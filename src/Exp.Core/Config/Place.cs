namespace Exp.Core.Config;

/// <summary>Where a piece of a config stands.</summary>
/// <param name="File">The file as the user named it, <see cref="CommandLine"/> or <see cref="Default"/>.</param>
/// <param name="Line">Line from 1; 0 where there are no lines.</param>
/// <param name="Column">Column from 1; 0 where there are no lines.</param>
internal sealed record Place(string File, long Line, long Column)
{
    /// <summary>The file name of everything typed as key=value.</summary>
    public const string CommandLineFile = "command line";

    /// <summary>Typed as key=value.</summary>
    public static Place CommandLine { get; } = new(CommandLineFile, 0, 0);

    /// <summary>Written nowhere: a default of the catalog.</summary>
    public static Place Default { get; } = new("default", 0, 0);

    /// <summary>A whole file.</summary>
    public static Place Whole(string file) => new(file, 0, 0);
}
