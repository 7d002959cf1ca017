namespace Exp.Core.Data;

/// <summary>The end of a message about a name that does not exist: the nearest one, and all there are.</summary>
internal static class NearestName
{
    private const int Shown = 12;

    /// <summary>"; did you mean 'setosa'? (there are setosa, versicolor, virginica)"</summary>
    public static string Advice(string wrong, IReadOnlyList<string> names)
    {
        string? nearest = names.MinBy(n => Distance(wrong, n));
        bool near = nearest is not null && Distance(wrong, nearest) <= Math.Max(1, wrong.Length / 3);
        string more = names.Count > Shown ? ", …" : "";
        string all = $"{string.Join(", ", names.Take(Shown))}{more}";
        return near ? $"; did you mean '{nearest}'? (there are {all})" : $"; there are {all}";
    }

    /// <summary>Levenshtein distance, letters compared without case.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + change));
            }
        }
        return row[^1];
    }
}
