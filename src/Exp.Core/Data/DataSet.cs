namespace Exp.Core.Data;

/// <summary>A loaded data set as it came, unscaled and unsplit. Immutable.</summary>
public sealed record DataSet
{
    /// <summary>Its name in the config, or the file name.</summary>
    public required string Name { get; init; }

    /// <summary>Classification or regression.</summary>
    public required DataTask Task { get; init; }

    /// <summary>One name per feature.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    /// <summary>Class names in class order; empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Features [rows × features] of images; null for other data.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>
    /// Features [rows × features] of other data; null for images. NaN marks an empty cell that is to be filled with the
    /// mean of the training rows (see <see cref="HasMissingCells"/>); nothing else in here is ever non-finite.
    /// </summary>
    public double[]? Values { get; init; }

    /// <summary>Class index per row; empty for regression.</summary>
    public int[] Labels { get; init; } = [];

    /// <summary>Target per row; empty for classification.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>The rows that the publishers set aside for testing; empty when they did not.</summary>
    public int[] TestRows { get; init; } = [];

    /// <summary>SHA-256, lower-case hex, over everything above that can change a result.</summary>
    public required string Digest { get; init; }

    /// <summary>Licence, as in the set's README; empty when unknown (a user's own file).</summary>
    public string Licence { get; init; } = "";

    /// <summary>What reading has repaired and the user should know once: dropped rows.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when cells are left to be filled once the training rows are known.</summary>
    public bool HasMissingCells { get; init; }

    /// <summary>Features per row.</summary>
    public int Width => FeatureNames.Count;

    /// <summary>Rows per class, in class order; empty for regression.</summary>
    public int[] ClassCounts()
    {
        int[] counts = new int[Classes.Count];
        foreach (int label in Labels)
            counts[label]++;
        return counts;
    }

    /// <summary>
    /// The same rows as a problem of two classes: second the named one, first all others (called "rest"; when there is
    /// only one other class it keeps its name).
    /// </summary>
    /// <exception cref="DataException">There is no such class.</exception>
    public DataSet Against(string positive)
    {
        ArgumentNullException.ThrowIfNull(positive);
        if (Task == DataTask.Regression)
            throw new DataException($"positive: '{positive}' needs classes, and {Name} is a regression set; remove positive");
        int index = Classes.ToList().IndexOf(positive);
        if (index < 0)
            throw new DataException($"{Name} has no class '{positive}'{NearestName.Advice(positive, Classes)}");
        string others = Classes.Count == 2 ? Classes[1 - index] : positive == "rest" ? "others" : "rest";
        return this with
        {
            Classes = [others, positive],
            Labels = Array.ConvertAll(Labels, l => l == index ? 1 : 0),
            Digest = DataDigest.OfText($"{Digest} against {positive}"),
        };
    }
}
