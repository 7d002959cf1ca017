namespace Exp.Core.Data;

/// <summary>The end of a message about a name that does not exist: the nearest one, and all there are.</summary>
internal static class NearestName
{
    private const int Shown = 12;

    /// <summary>"; did you mean 'setosa'? (there are setosa, versicolor, virginica)"</summary>
    public static string Advice(string wrong, IReadOnlyList<string> names)
    {
        string? nearest = names.MinBy(n => Distance(wrong, n));
        bool near = nearest is not null && Distance(wrong, nearest) <= Math.Max(1, (wrong.Length + 1) / 3);
        string more = names.Count > Shown ? ", …" : "";
        string all = $"{string.Join(", ", names.Take(Shown))}{more}";
        return near ? $"; did you mean '{nearest}'? (there are {all})" : $"; there are {all}";
    }

    /// <summary>Letters changed, left out, put in or swapped with their neighbour (optimal string alignment); case does not count.</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        bool Same(int i, int j) => char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]);
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = d[i - 1, j - 1] + (Same(i - 1, j - 1) ? 0 : 1);
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, change);
                if (i > 1 && j > 1 && Same(i - 1, j - 2) && Same(i - 2, j - 1))
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
