namespace Exp.Core.Data.Splits;

/// <summary>How many rows of each class make a part.</summary>
internal static class Shares
{
    /// <summary>
    /// Divides <paramref name="take"/> among classes in proportion to their rows by largest remainder (of equals the
    /// first class), each count staying within its bounds. The sum is as near to take as the bounds allow.
    /// </summary>
    /// <param name="rows">Rows per class.</param>
    /// <param name="take">Rows to take in all.</param>
    /// <param name="least">Fewest per class.</param>
    /// <param name="most">Most per class.</param>
    public static int[] Of(int[] rows, int take, int[] least, int[] most)
    {
        long total = rows.Sum(r => (long)r);
        int[] counts = new int[rows.Length];
        for (int c = 0; c < rows.Length; c++)
            counts[c] = (int)Math.Clamp((long)take * rows[c] / total, least[c], most[c]);
        // What a class lacks to its exact share, times total: integers, so that ties are ties on every machine.
        long Lacks(int c) => ((long)take * rows[c]) - (counts[c] * total);
        for (int missing = take - counts.Sum(); missing > 0; missing--)
        {
            int[] open = [.. Enumerable.Range(0, rows.Length).Where(c => counts[c] < most[c])];
            if (open.Length == 0)
                break;
            counts[open.MaxBy(Lacks)]++;
        }
        for (int excess = counts.Sum() - take; excess > 0; excess--)
        {
            int[] open = [.. Enumerable.Range(0, rows.Length).Where(c => counts[c] > least[c])];
            if (open.Length == 0)
                break;
            counts[open.MinBy(Lacks)]--;
        }
        return counts;
    }
}
