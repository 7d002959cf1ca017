using Exp.Core.Data;

namespace Exp.Core.Tests.Data;

/// <summary>Where the tests find the shipped sets, and folders of their own that vanish again.</summary>
internal static class Folders
{
    public static string Repository { get; } = FindUp("Experiments.sln");

    public static DataFolders Shipped { get; } = new(Path.Combine(Repository, "data"), Repository);

    private static string FindUp(string file)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, file)))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no {file} above {AppContext.BaseDirectory}");
    }
}
