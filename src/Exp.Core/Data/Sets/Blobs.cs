using System.Globalization;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>One normal cloud per class.</summary>
[Entry("blobs", "one normal cloud per class", Formula = "centres uniform in [-10, 10), noise around them", Source = "scikit-learn make_blobs")]
public sealed record Blobs(
    [Option("points in all", Min = 2, Max = 1_000_000)] int Rows = 300,
    [Option("clouds", Min = 2, Max = 1000)] int Classes = 3,
    [Option("numbers per point", Min = 1, Max = 1000)] int Features = 2,
    [Option("standard deviation of each cloud in every direction", Min = 0, Max = 1000)] double Noise = 1,
    [Option("of centres and noise; independent of the seed of the experiment")] long Seed = 1)
    : GeneratedSet
{
    private const double HalfWidth = 10;

    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        RandomStream places = Stream("blobs/centres", Seed), noise = Stream("blobs", Seed);
        double[] centres = [.. Enumerable.Range(0, Classes * Features).Select(_ => HalfWidth * ((2 * places.NextDouble()) - 1))];
        string[] names = [.. Enumerable.Range(0, Classes).Select(c => c.ToString(CultureInfo.InvariantCulture))];
        return Make("blobs", names, (Rows, Features), (row, point) =>
        {
            int label = row % Classes;
            centres.AsSpan(label * Features, Features).CopyTo(point);
            AddNoise(point, Noise, noise);
            return label;
        });
    }
}
