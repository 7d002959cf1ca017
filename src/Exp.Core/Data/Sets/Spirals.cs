using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>
/// Two spirals of three turns each, one the mirror image of the other through the origin. With 194 rows and no noise
/// these are the points of the benchmark; other numbers of rows fill the same curves evenly.
/// </summary>
[Entry("spirals", "two spirals wound into each other",
    Formula = "angle i pi/16, radius 6.5 (104 - i)/104, i from 0 to 96", Source = "Lang and Witbrock, Learning to tell two spirals apart, 1988")]
public sealed record Spirals(
    [Option("points in all", Min = 4, Max = 1_000_000)] int Rows = 194,
    [Option("standard deviation of the noise on both coordinates", Min = 0, Max = 1000)] double Noise = 0,
    [Option("of the noise; independent of the seed of the experiment")] long Seed = 1)
    : GeneratedSet
{
    private const double LastPoint = 96;

    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        RandomStream stream = Stream("spirals", Seed);
        return Make("spirals", ["0", "1"], (Rows, 2), (row, point) =>
        {
            int points = (Rows + 1 - (row % 2)) / 2;
            double i = LastPoint * (row / 2) / (points - 1);
            double angle = i * Math.PI / 16, radius = 6.5 * (104 - i) / 104;
            double side = row % 2 == 0 ? 1 : -1;
            (point[0], point[1]) = (side * radius * Elementary.Sin(angle), side * radius * Elementary.Cos(angle));
            AddNoise(point, Noise, stream);
            return row % 2 == 0 ? 1 : 0;
        });
    }
}
