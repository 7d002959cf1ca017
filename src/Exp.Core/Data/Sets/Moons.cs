using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>Two half circles that reach into each other.</summary>
[Entry("moons", "two half circles that reach into each other",
    Formula = "upper: (cos t, sin t), lower: (1 - cos t, 1/2 - sin t), t evenly from 0 to pi", Source = "scikit-learn make_moons")]
public sealed record Moons(
    [Option("points in all", Min = 2, Max = 1_000_000)] int Rows = 200,
    [Option("standard deviation of the noise on both coordinates", Min = 0, Max = 1000)] double Noise = 0.1,
    [Option("of the noise; independent of the seed of the experiment")] long Seed = 1)
    : GeneratedSet
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        RandomStream stream = Stream("moons", Seed);
        return Make("moons", ["upper", "lower"], (Rows, 2), (row, point) =>
        {
            int points = (Rows + 1 - (row % 2)) / 2;
            double t = Math.PI * (row / 2) / Math.Max(points - 1, 1);
            (double x, double y) = (Elementary.Cos(t), Elementary.Sin(t));
            (point[0], point[1]) = row % 2 == 0 ? (x, y) : (1 - x, 0.5 - y);
            AddNoise(point, Noise, stream);
            return row % 2;
        });
    }
}
