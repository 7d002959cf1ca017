using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>The corners of the unit square, opposite ones alike: what no single unit can tell apart. With more rows and noise, four clouds.</summary>
[Entry("xor", "the four corners of a square, opposite ones alike; with noise, four clouds", Formula = "class = x1 xor x2",
    Source = "Minsky and Papert, Perceptrons, 1969")]
public sealed record Xor(
    [Option("points in all; corner after corner in turn", Min = 4, Max = 1_000_000)] int Rows = 4,
    [Option("standard deviation of the noise on both coordinates", Min = 0, Max = 1000)] double Noise = 0,
    [Option("of the noise; independent of the seed of the experiment")] long Seed = 1)
    : GeneratedSet
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        RandomStream stream = Stream("xor", Seed);
        return Make("xor", ["0", "1"], (Rows, 2), (row, point) =>
        {
            (int a, int b) = ((row >> 1) & 1, row & 1);
            (point[0], point[1]) = (a, b);
            AddNoise(point, Noise, stream);
            return a ^ b;
        });
    }
}
