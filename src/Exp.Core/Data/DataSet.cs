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

    /// <summary>Features [rows × features] of other data; null for images.</summary>
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

    /// <summary>Features per row.</summary>
    public int Width => FeatureNames.Count;
}
