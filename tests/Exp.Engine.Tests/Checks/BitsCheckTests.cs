using Exp.Engine.Checks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Checks;

public class BitsCheckTests
{
    [Fact]
    public void The_digests_are_those_of_this_numerics_version()
    {
        Assert.Equal(1, NumericsVersion.Current); // another version has other digests: write them anew
        Assert.All(BitsCheck.Run(), bits => Assert.Equal(bits.Expected, bits.Found));
    }

    [Fact]
    public void Every_family_is_in_it_in_both_precisions() => Assert.Equal(
        ["activations", "losses", "optimizers", "norms and dropout", "a wide network"],
        BitsCheck.Run().Select(b => b.Name[..b.Name.LastIndexOf(' ')]).Distinct());

    [Fact]
    public void A_digest_that_differs_is_not_the_same() => Assert.False(new CheckedBits("x", "01", "02").Same);

    [Fact]
    public void The_gradient_agrees() => Assert.InRange(GradientCheck.Worst(), 1e-13, GradientCheck.Tolerance);
}
