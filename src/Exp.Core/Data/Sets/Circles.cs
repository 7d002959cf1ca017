using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>A circle inside a circle.</summary>
[Entry("circles", "a circle inside a circle",
    Formula = "radius 1 and radius factor, angles evenly from 0 to 2 pi", Source = "scikit-learn make_circles")]
public sealed record Circles(
    [Option("points in all", Min = 2, Max = 1_000_000)] int Rows = 200,
    [Option("standard deviation of the noise on both coordinates", Min = 0, Max = 1000)] double Noise = 0.05,
    [Option("radius of the inner circle; the outer one has 1", Min = 0, Max = 1, MinExclusive = true, MaxExclusive = true)] double Factor = 0.5,
    [Option("of the noise; independent of the seed of the experiment")] long Seed = 1)
    : GeneratedSet
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        RandomStream stream = Stream("circles", Seed);
        return Make("circles", ["outer", "inner"], (Rows, 2), (row, point) =>
        {
            int points = (Rows + 1 - (row % 2)) / 2;
            double angle = 2 * Math.PI * (row / 2) / points;
            double radius = row % 2 == 0 ? 1 : Factor;
            (point[0], point[1]) = (radius * Elementary.Cos(angle), radius * Elementary.Sin(angle));
            AddNoise(point, Noise, stream);
            return row % 2;
        });
    }
}
