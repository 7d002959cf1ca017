using CsCheck;
using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class ToleranceTests
{
    private static readonly Gen<double> Finite = Gen.Double.Where(double.IsFinite);

    [Fact]
    public void The_next_double_is_one_away() => Finite.Where(v => double.IsFinite(double.BitIncrement(v))).Sample(
        v => Tolerance.Distance(v, double.BitIncrement(v)) == 1 || v == 0);

    [Fact]
    public void Distances_are_symmetric_and_add_up() => Gen.Select(Finite, Finite, Finite).Sample((a, b, c) =>
    {
        double[] sorted = [.. new[] { a, b, c }.Order()];
        return Tolerance.Distance(a, b) == Tolerance.Distance(b, a)
            && Tolerance.Distance(sorted[0], sorted[1]) + Tolerance.Distance(sorted[1], sorted[2]) == Tolerance.Distance(sorted[0], sorted[2]);
    });

    [Fact]
    public void The_distance_crosses_zero()
    {
        Assert.Equal(UInt128.Zero, Tolerance.Distance(-0.0, 0.0));
        Assert.Equal((UInt128)2, Tolerance.Distance(-double.Epsilon, double.Epsilon));
        Assert.Equal((UInt128)1, Tolerance.Distance(-0.0, double.Epsilon));
        Assert.Equal((UInt128)1, Tolerance.Distance(0.0, -double.Epsilon));
        Assert.Equal(2 * (UInt128)BitConverter.DoubleToInt64Bits(double.MaxValue), Tolerance.Distance(double.MinValue, double.MaxValue));
    }

    [Fact]
    public void Exact_allows_equal_numbers_and_no_others() => Gen.Select(Finite, Finite).Sample(
        (a, b) => Tolerance.Exact.Allows(a, a) && Tolerance.Exact.Allows(a, b) == (a == b));

    [Fact]
    public void Each_tolerance_allows_up_to_itself()
    {
        Assert.True(new Tolerance(0.5, 0, 0).Allows(1, 1.5));
        Assert.False(new Tolerance(0.5, 0, 0).Allows(1, double.BitIncrement(1.5)));
        Assert.True(new Tolerance(0, 0.25, 0).Allows(-2, -2.5));
        Assert.False(new Tolerance(0, 0.25, 0).Allows(-2, double.BitDecrement(-2.5)));
        Assert.False(new Tolerance(0, 0.25, 0).Allows(0, double.Epsilon));
        Assert.True(new Tolerance(0, 0, 4).Allows(1, Further(1, 4)));
        Assert.False(new Tolerance(0, 0, 4).Allows(1, Further(1, 5)));
    }

    [Fact]
    public void A_wider_tolerance_allows_whatever_a_narrower_one_does() =>
        Gen.Select(Finite, Finite, Gen.Double[0, 1], Gen.Long[0, 1000]).Sample((a, b, t, ulp) =>
            !new Tolerance(t, t, ulp).Allows(a, b) || new Tolerance(t * 2, t * 2, ulp * 2).Allows(a, b));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1, double.NaN)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void What_is_not_finite_agrees_with_nothing_else(double expected, double got) =>
        Assert.False(new Tolerance(double.MaxValue, double.MaxValue, long.MaxValue).Allows(expected, got));

    private static double Further(double from, int steps) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(from) + steps);
}
