namespace Exp.Engine.Catalog;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
public static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>"; did you mean 'adam'?", or nothing when no name is near.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>
    /// The nearest known name, or null when none is near: about a third of the letters may be wrong. Case, hyphens and
    /// underscores do not count, for they are how the same name is spelt elsewhere: LeakyReLU, leaky-relu.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        string folded = Fold(word);
        if (folded.Length > LongestWord)
            return null;
        return known
            .Select(name => (Name: name, Distance: Distance(folded, Fold(name))))
            .Where(n => n.Distance <= Math.Max(1, Math.Min(folded.Length, n.Name.Length) / 3))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    /// <remarks>Optimal string alignment: Damerau 1964 and Levenshtein 1966, no letter touched twice.</remarks>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }

    private static string Fold(string word) => word
        .Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
