namespace Exp.Core.Config;

/// <summary>What the user probably meant.</summary>
internal static class Suggestion
{
    /// <summary>"; did you mean 'adam'?" for a near miss, else "; allowed: adam, sgd", else "".</summary>
    public static string For(string word, IReadOnlyCollection<string> allowed)
    {
        if (Nearest(word, allowed) is { } near)
            return $"; did you mean '{near}'?";
        return allowed.Count == 0 ? "" : $"; allowed: {string.Join(", ", allowed)}";
    }

    /// <summary>The nearest allowed word, or null when none is near: about a third of the letters may be wrong.</summary>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        string folded = Fold(word);
        if (folded.Length > 64)
            return null;
        return allowed
            .Select(a => (Word: a, Distance: Distance(folded, Fold(a))))
            .Where(a => a.Distance <= Math.Max(1, Math.Min(folded.Length, a.Word.Length) / 3))
            .OrderBy(a => a.Distance).ThenBy(a => a.Word, StringComparer.Ordinal)
            .Select(a => a.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    /// <remarks>Optimal string alignment: Damerau 1964 and Levenshtein 1966, no letter touched twice.</remarks>
    internal static int Distance(string a, string b)
    {
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

    // Case, hyphens and underscores are how the same name is spelt elsewhere: LeakyReLU, leaky-relu.
    private static string Fold(string word) => word
        .Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
