namespace Exp.Cli;

/// <summary>Finds the folder data/ that ships with the program.</summary>
internal static class ShippedData
{
    /// <summary>Its path: EXP_DATA if set, else data/ beside Experiments.sln above the program.</summary>
    /// <exception cref="UsageException">It is nowhere.</exception>
    public static string Folder() => Folder(Environment.GetEnvironmentVariable("EXP_DATA"), AppContext.BaseDirectory);

    internal static string Folder(string? wished, string program)
    {
        if (!string.IsNullOrEmpty(wished))
        {
            return Directory.Exists(wished)
                ? wished
                : throw new UsageException($"EXP_DATA names '{wished}', which is no folder; set it to the folder data/ of the repository");
        }
        for (DirectoryInfo? at = new(program); at is not null; at = at.Parent)
        {
            string data = Path.Combine(at.FullName, "data");
            if (File.Exists(Path.Combine(at.FullName, "Experiments.sln")) && Directory.Exists(data))
                return data;
        }
        throw new UsageException(
            $"no folder data/ beside Experiments.sln above {program}; set EXP_DATA to the folder data/ of the repository");
    }
}
