namespace Exp.Core.Results.Files;

/// <summary>The commit that a folder's repository stands on, read from its .git without starting a process.</summary>
internal static class GitCommit
{
    private const string Reference = "ref: ", Link = "gitdir: ";

    /// <summary>The hash; empty when the folder is in no repository or anything is unusual.</summary>
    public static string Of(string folder)
    {
        try
        {
            for (DirectoryInfo? at = new(Path.GetFullPath(folder)); at is not null; at = at.Parent)
            {
                string git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git))
                    return Head(git, git);
                if (File.Exists(git))
                    return Linked(at.FullName, File.ReadAllText(git).Trim());
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Only a courtesy in the manifest.
        }
        return "";
    }

    /// <summary>A work tree: .git is a file that names the real folder, which names the folder of the shared references.</summary>
    private static string Linked(string root, string text)
    {
        if (!text.StartsWith(Link, StringComparison.Ordinal))
            return "";
        string git = Path.GetFullPath(Path.Combine(root, text[Link.Length..]));
        string common = Path.Combine(git, "commondir");
        return Head(git, File.Exists(common) ? Path.GetFullPath(Path.Combine(git, File.ReadAllText(common).Trim())) : git);
    }

    private static string Head(string git, string shared)
    {
        string head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
            return IsHash(head) ? head : "";
        string name = head[Reference.Length..];
        string loose = Path.Combine(shared, name), packed = Path.Combine(shared, "packed-refs");
        string found = File.Exists(loose) ? File.ReadAllText(loose).Trim()
            : !File.Exists(packed) ? ""
            : File.ReadLines(packed).FirstOrDefault(l => l.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0] ?? "";
        return IsHash(found) ? found : "";
    }

    private static bool IsHash(string text) => text.Length >= 40 && text.All(char.IsAsciiHexDigitLower);
}
