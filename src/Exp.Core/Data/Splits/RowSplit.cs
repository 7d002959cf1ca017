using Exp.Engine.Numbers;

namespace Exp.Core.Data.Splits;

/// <summary>Which rows train, validate and test: a function of the rows, the shares and the seeds alone. Parts are in file order.</summary>
internal sealed record RowSplit(int[] Train, int[] Validation, int[] Test, IReadOnlyList<string> Notes)
{
    /// <summary>Test rows first, then the cap, then validation; each from its own random stream.</summary>
    public static RowSplit Of(DataSet set, DataSettings settings, SeedTree seeds)
    {
        var notes = new List<string>();
        int[] all = [.. Enumerable.Range(0, set.Rows)];
        int[] test = set.TestRows;
        if (test.Length == 0)
            test = HoldOut(set, settings, all, settings.Test, "test", seeds, notes);
        else if (settings.Test > 0)
            notes.Add($"{set.Name} has test rows of its own; data.test is not used");
        int[] pool = Without(all, test);
        if (settings.TrainRows is { } cap)
            pool = Capped(set, settings, pool, cap, seeds, notes);
        int[] validation = HoldOut(set, settings, pool, settings.Validation, "validation", seeds, notes);
        int[] train = Without(pool, validation);
        if (train.Length == 0)
            throw new DataException($"{set.Name}: no rows are left to train on; lower data.validation or data.test");
        AddClassesWithoutRows(set, train, notes);
        return new RowSplit(train, validation, test, notes);
    }

    private static int[] HoldOut(
        DataSet set, DataSettings settings, int[] from, double share, string part, SeedTree seeds, List<string> notes)
    {
        int take = (int)Math.Round(share * from.Length, MidpointRounding.AwayFromZero);
        if (take == 0 && share > 0)
            notes.Add($"{set.Name}: {part} has no rows: a share of {share} of {from.Length} rows is less than half a row");
        if (take == 0)
            return [];
        if (settings.Split == Splitting.InOrder)
            return from[^take..];
        int[] sizes = [.. Groups(set, from).Select(g => g.Length)];
        // A class keeps at least one row: a class that is never trained on can only be wrong.
        int[] most = [.. sizes.Select(size => Math.Max(size - 1, 0))];
        return Pick(set, from, Shares.Of(sizes, take, new int[sizes.Length], most), seeds.Stream($"split/{part}"));
    }

    private static int[] Capped(
        DataSet set, DataSettings settings, int[] pool, int cap, SeedTree seeds, List<string> notes)
    {
        if (cap > pool.Length)
            notes.Add($"{set.Name}: train_rows {cap} clipped to {pool.Length}");
        if (cap >= pool.Length)
            return pool;
        if (settings.Split == Splitting.InOrder)
            return pool[..cap];
        int[] sizes = [.. Groups(set, pool).Select(g => g.Length)];
        int[] least = [.. sizes.Select(size => Math.Min(size, 1))];
        if (cap < least.Sum())
            throw new DataException($"{set.Name}: train_rows {cap} is less than one row for each of the {least.Sum()} classes");
        return Pick(set, pool, Shares.Of(sizes, cap, least, sizes), seeds.Stream("split/train_rows"));
    }

    private static int[] Pick(DataSet set, int[] from, int[] counts, RandomStream stream)
    {
        var picked = new List<int>();
        foreach ((int[] group, int count) in Groups(set, from).Zip(counts))
        {
            stream.Shuffle(group);
            picked.AddRange(group.AsSpan(0, count));
        }
        picked.Sort();
        return [.. picked];
    }

    // The rows of each class, in file order; for regression all rows are one group.
    private static List<int[]> Groups(DataSet set, int[] rows)
    {
        if (set.Task == DataTask.Regression)
            return [[.. rows]];
        var groups = new List<int>[set.Classes.Count];
        for (int c = 0; c < groups.Length; c++)
            groups[c] = [];
        foreach (int row in rows)
            groups[set.Labels[row]].Add(row);
        return [.. groups.Select(g => g.ToArray())];
    }

    private static int[] Without(int[] rows, int[] taken)
    {
        var gone = new HashSet<int>(taken);
        return gone.Count == 0 ? rows : Array.FindAll(rows, r => !gone.Contains(r));
    }

    private static void AddClassesWithoutRows(DataSet set, int[] train, List<string> notes)
    {
        if (set.Task == DataTask.Regression)
            return;
        HashSet<int> present = [.. train.Select(row => set.Labels[row])];
        foreach (int c in Enumerable.Range(0, set.Classes.Count).Where(c => !present.Contains(c)))
            notes.Add($"{set.Name}: class '{set.Classes[c]}' has no training row");
    }
}
