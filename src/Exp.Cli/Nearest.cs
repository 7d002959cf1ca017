namespace Exp.Cli;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>"; did you mean 'x'?" or nothing when no name is near.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        string? best = known.Select(name => (name, distance: Distance(word, name)))
            .Where(p => p.distance <= Math.Max(1, Math.Min(3, word.Length / 3)))
            .OrderBy(p => p.distance).Select(p => p.name).FirstOrDefault();
        return best is null ? "" : $"; did you mean '{best}'?";
    }

    /// <summary>Edits between two words: insert, delete, replace, swap neighbours (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, 1 + Math.Min(d[i - 1, j], d[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], 1 + d[i - 2, j - 2]);
            }
        }
        return d[a.Length, b.Length];
    }
}
