using Exp.Core.Analysis;

namespace Exp.Core.Tests.Analysis;

public class SpreadTests
{
    [Fact]
    public void Mean_and_sample_deviation_of_three_numbers()
    {
        // (1 + 2 + 6) / 3 = 3; squares 4 + 1 + 9 = 14, over n - 1 = 2.
        Assert.Equal(new Spread(3, 3, Math.Sqrt(7), 1, 6), Spread.Of([1, 2, 6]));
    }

    [Fact]
    public void Equal_numbers_have_no_deviation()
    {
        // The mean of three times 26/28 is off by a rounding.
        Assert.Equal(new Spread(3, 26.0 / 28, 0, 26.0 / 28, 26.0 / 28), Spread.Of([26.0 / 28, 26.0 / 28, 26.0 / 28]));
    }

    [Fact]
    public void Differences_that_are_equal_but_for_rounding_have_no_deviation()
    {
        double a = (349.0 / 359) - (348.0 / 359), b = (345.0 / 359) - (344.0 / 359);
        Assert.NotEqual(a, b);
        Assert.Equal(0, Spread.Of([a, b])!.Deviation);
    }

    [Fact]
    public void One_number_has_no_deviation_and_none_have_no_spread()
    {
        Assert.Equal(new Spread(1, 5, null, 5, 5), Spread.Of([5]));
        Assert.Null(Spread.Of([]));
        Assert.Equal(new Spread(1, 2, null, 2, 2), Spread.OfAny([null, 2, null]));
    }
}
