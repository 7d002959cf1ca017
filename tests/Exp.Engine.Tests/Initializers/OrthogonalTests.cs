using Exp.Engine.Initializers;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Initializers;

public sealed class OrthogonalTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(12, 31)]
    [InlineData(31, 12)]
    [InlineData(20, 20)]
    public void The_shorter_side_is_orthonormal_up_to_the_gain(int fanIn, int fanOut)
    {
        var w = new double[fanIn * fanOut];
        new Orthogonal(1.5).Fill(w, fanIn, fanOut, new RandomStream(3));
        int shorter = Math.Min(fanIn, fanOut), longer = Math.Max(fanIn, fanOut);
        for (int a = 0; a < shorter; a++)
        {
            for (int b = 0; b < shorter; b++)
                Assert.Equal(a == b ? 2.25 : 0, Enumerable.Range(0, longer).Sum(i => At(a, i) * At(b, i)), 1e-13);
        }

        double At(int side, int along) => fanOut <= fanIn ? w[(side * fanIn) + along] : w[(along * fanIn) + side];
    }

    [Fact]
    public void A_matrix_of_zeros_stays_finite()
    {
        var zeros = new double[6];
        Orthogonal.Orthogonalize(zeros, 2, 3, 1);
        Assert.All(zeros, w => Assert.True(double.IsFinite(w)));
    }
}
