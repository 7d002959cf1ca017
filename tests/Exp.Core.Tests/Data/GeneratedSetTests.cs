using Exp.Core.Data;
using Exp.Core.Data.Sets;

namespace Exp.Core.Tests.Data;

public class GeneratedSetTests
{
    private static readonly DataFolders Nowhere = new("", "");

    public static TheoryData<string> Kinds => [.. DataSource.All.Members.Where(m => m.Type.IsAssignableTo(typeof(GeneratedSet))).Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Rows_are_finite_labelled_and_take_turns_between_classes(string kind)
    {
        DataSet set = Make(kind);
        Assert.Equal(set.Rows, set.Labels.Length);
        Assert.Equal(set.Rows * set.Width, set.Values!.Length);
        Assert.All(set.Values, v => Assert.True(double.IsFinite(v)));
        Assert.All(set.ClassCounts(), count => Assert.InRange(count, 1, set.Rows));
        Assert.Equal(Enumerable.Range(0, set.Classes.Count), set.Labels.Distinct().Order());
        Assert.Equal(["x1", "x2"], set.FeatureNames);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Twice_gives_the_same_points(string kind) => Assert.Equal(Make(kind).Digest, Make(kind).Digest);

    [Fact]
    public void Another_seed_gives_other_noise_only()
    {
        Assert.NotEqual(new Moons(Seed: 1).Load(Nowhere).Digest, new Moons(Seed: 2).Load(Nowhere).Digest);
        Assert.Equal(new Moons(Noise: 0, Seed: 1).Load(Nowhere).Digest, new Moons(Noise: 0, Seed: 2).Load(Nowhere).Digest);
    }

    [Theory]
    [InlineData("moons", "9a60386cf66b1355")]
    [InlineData("circles", "1ba2a9a7f3e3a04b")]
    [InlineData("spirals", "0a24f8980ab53828")]
    [InlineData("blobs", "99bc8a6c0dd899d9")]
    [InlineData("xor", "bcdcc6cc53541398")]
    public void Points_are_pinned(string kind, string digest) => Assert.Equal(digest, Make(kind).Digest[..16]);

    [Fact]
    public void Moons_without_noise_lie_on_two_half_circles()
    {
        DataSet set = new Moons(Rows: 101, Noise: 0).Load(Nowhere);
        Assert.Equal([51, 50], set.ClassCounts());
        for (int row = 0; row < set.Rows; row++)
        {
            (double x, double y) = Point(set, row);
            (double cx, double cy) = set.Labels[row] == 0 ? (0, 0) : (1, 0.5);
            Assert.Equal(1, ((x - cx) * (x - cx)) + ((y - cy) * (y - cy)), 12);
            Assert.True(set.Labels[row] == 0 ? y >= -1e-12 : y <= 0.5 + 1e-12);
        }
    }

    [Fact]
    public void Circles_without_noise_have_their_radii()
    {
        DataSet set = new Circles(Rows: 60, Noise: 0, Factor: 0.25).Load(Nowhere);
        for (int row = 0; row < set.Rows; row++)
        {
            (double x, double y) = Point(set, row);
            Assert.Equal(set.Labels[row] == 0 ? 1 : 0.0625, (x * x) + (y * y), 12);
        }
    }

    [Fact]
    public void Spirals_are_the_194_points_of_the_benchmark()
    {
        DataSet set = new Spirals().Load(Nowhere);
        Assert.Equal([97, 97], set.ClassCounts());
        Assert.Equal((0, 6.5), Point(set, 0));
        Assert.Equal((0, -6.5), Point(set, 1));
        Assert.Equal([1, 0], set.Labels[..2]);
        // Points 8 and 96 of the first spiral: a half turn and three whole turns on.
        (double x8, double y8) = Point(set, 16);
        Assert.Equal(6.5 * 96 / 104, x8, 12);
        Assert.Equal(0, y8, 12);
        (double x96, double y96) = Point(set, 192);
        Assert.Equal(0, x96, 12);
        Assert.Equal(6.5 * 8 / 104, y96, 12);
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for()
    {
        DataSet set = new Xor(Rows: 40_000, Noise: 0.25).Load(Nowhere);
        double squares = 0, sum = 0;
        for (int row = 0; row < set.Rows; row++)
        {
            double off = set.Values![2 * row] - ((row >> 1) & 1);
            (sum, squares) = (sum + off, squares + (off * off));
        }
        Assert.InRange(sum / set.Rows, -0.005, 0.005);
        Assert.InRange(Math.Sqrt(squares / set.Rows), 0.245, 0.255);
    }

    [Fact]
    public void Xor_is_the_four_corners_of_the_square()
    {
        DataSet set = new Xor().Load(Nowhere);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], set.Values!);
        Assert.Equal([0, 1, 1, 0], set.Labels);
    }

    [Theory]
    [InlineData(LogicGate.And, new[] { 0, 0, 0, 1 })]
    [InlineData(LogicGate.Or, new[] { 0, 1, 1, 1 })]
    [InlineData(LogicGate.Nand, new[] { 1, 1, 1, 0 })]
    [InlineData(LogicGate.Xor, new[] { 0, 1, 1, 0 })]
    public void Gates_are_their_truth_tables_in_order(LogicGate gate, int[] labels)
    {
        DataSet set = new GateSource(gate).Load(Nowhere);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], set.Values!);
        Assert.Equal(labels, set.Labels);
    }

    [Fact]
    public void Blobs_have_the_shape_asked_for()
    {
        DataSet set = new Blobs(Rows: 50, Classes: 5, Features: 3).Load(Nowhere);
        Assert.Equal((50, 3, 5), (set.Rows, set.Width, set.Classes.Count));
        Assert.Equal("blobs: 3 rows are not enough for 5 classes", Assert.Throws<DataException>(() => new Blobs(Rows: 3, Classes: 5).Load(Nowhere)).Message);
        Assert.Equal(
            "blobs: 1000000 rows of 1000 numbers are too many; at most 100000000 numbers are made",
            Assert.Throws<DataException>(() => new Blobs(Rows: 1_000_000, Features: 1000).Load(Nowhere)).Message);
    }

    private static (double X, double Y) Point(DataSet set, int row) => (set.Values![2 * row], set.Values[(2 * row) + 1]);

    private static DataSet Make(string kind) => ((DataSource)DataSource.All.Find(kind)!.CreateDefault()).Load(Nowhere);
}
