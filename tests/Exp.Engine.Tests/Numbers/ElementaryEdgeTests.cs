using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

public sealed class ElementaryEdgeTests
{
    private const double Inf = double.PositiveInfinity;

    /// <summary>Function, argument, value: the same for float and double.</summary>
    public static TheoryData<string, double, double> Edges => new()
    {
        { "exp", 0, 1 }, { "exp", -0.0, 1 }, { "exp", Inf, Inf }, { "exp", -Inf, 0 }, { "exp", 1000, Inf },
        { "exp", -1000, 0 }, { "exp", double.NaN, double.NaN },
        { "expm1", 0, 0 }, { "expm1", -0.0, -0.0 }, { "expm1", Inf, Inf }, { "expm1", -Inf, -1 }, { "expm1", 1000, Inf },
        { "expm1", -1000, -1 }, { "expm1", double.NaN, double.NaN },
        { "log", 1, 0 }, { "log", 0, -Inf }, { "log", -0.0, -Inf }, { "log", -1, double.NaN }, { "log", Inf, Inf },
        { "log", -Inf, double.NaN }, { "log", double.NaN, double.NaN },
        { "log1p", 0, 0 }, { "log1p", -0.0, -0.0 }, { "log1p", -1, -Inf }, { "log1p", -2, double.NaN },
        { "log1p", Inf, Inf }, { "log1p", -Inf, double.NaN }, { "log1p", double.NaN, double.NaN },
        { "tanh", 0, 0 }, { "tanh", -0.0, -0.0 }, { "tanh", Inf, 1 }, { "tanh", -Inf, -1 }, { "tanh", 1e4, 1 },
        { "tanh", -1e4, -1 }, { "tanh", double.NaN, double.NaN },
        { "sigmoid", 0, 0.5 }, { "sigmoid", Inf, 1 }, { "sigmoid", -Inf, 0 }, { "sigmoid", 1e4, 1 }, { "sigmoid", -1e4, 0 },
        { "sigmoid", double.NaN, double.NaN },
        { "softplus", Inf, Inf }, { "softplus", -Inf, 0 }, { "softplus", 1e4, 1e4 }, { "softplus", -1e4, 0 },
        { "softplus", double.NaN, double.NaN },
        { "erf", 0, 0 }, { "erf", -0.0, -0.0 }, { "erf", Inf, 1 }, { "erf", -Inf, -1 }, { "erf", double.NaN, double.NaN },
        { "normal_cdf", 0, 0.5 }, { "normal_cdf", Inf, 1 }, { "normal_cdf", -Inf, 0 }, { "normal_cdf", -1e4, 0 },
        { "normal_cdf", double.NaN, double.NaN },
        { "sin", 0, 0 }, { "sin", -0.0, -0.0 }, { "sin", Inf, double.NaN }, { "sin", -Inf, double.NaN },
        { "sin", double.NaN, double.NaN },
        { "cos", 0, 1 }, { "cos", -0.0, 1 }, { "cos", Inf, double.NaN }, { "cos", double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Edges_have_their_exact_value(string name, double x, double value)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        AssertExactly(value, function.Double(x));
        AssertExactly(value, function.Float((float)x));
    }

    [Fact]
    public void Exp_passes_through_the_subnormals_at_both_ends_of_its_range()
    {
        Assert.Equal(double.Epsilon, Elementary.Exp(-745.0));
        Assert.Equal(0, Elementary.Exp(-745.2));
        Assert.Equal(float.Epsilon, Elementary.Exp(-103.5f));
        Assert.Equal(0, Elementary.Exp(-104f));
        Assert.True(double.IsFinite(Elementary.Exp(709.78)));
        Assert.Equal(Inf, Elementary.Exp(709.79));
        Assert.True(float.IsFinite(Elementary.Exp(88.72f)));
        Assert.Equal(float.PositiveInfinity, Elementary.Exp(88.73f));
    }

    [Fact]
    public void Small_arguments_are_kept_where_the_function_is_nearly_linear()
    {
        foreach (double x in (double[])[double.Epsilon, -1e-320, 1e-300, -1e-30, 1e-20])
        {
            Assert.Equal(x, Elementary.Expm1(x));
            Assert.Equal(x, Elementary.Log1p(x));
            Assert.Equal(x, Elementary.Tanh(x));
            Assert.Equal(x, Elementary.Sin(x));
        }
    }

    [Fact]
    public void Normal_quantiles_end_in_infinities_and_are_nan_outside()
    {
        Assert.Equal(-Inf, Elementary.InverseNormalCdf(0));
        Assert.Equal(Inf, Elementary.InverseNormalCdf(1));
        Assert.Equal(0, Elementary.InverseNormalCdf(0.5));
        Assert.All([-0.1, 1.1, double.NaN], p => Assert.True(double.IsNaN(Elementary.InverseNormalCdf(p))));
    }

    [Theory]
    [InlineData("exp", 0.34657)]
    [InlineData("exp", -0.34657)]
    [InlineData("log", 0.70710678)]
    [InlineData("log", 1)]
    [InlineData("log1p", 0.41421)]
    [InlineData("log1p", -0.29289)]
    [InlineData("expm1", 0.34657)]
    [InlineData("tanh", 0.1733)]
    [InlineData("tanh", 0.5)]
    [InlineData("sigmoid", 0.34657)]
    [InlineData("softplus", 0)]
    [InlineData("erf", 1)]
    [InlineData("normal_cdf", -1)]
    [InlineData("normal_cdf", 1)]
    [InlineData("sin", 0.785398)]
    public void Growing_functions_grow_across_the_joints_of_their_algorithm(string name, double joint)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        double step = Math.ScaleB(1, -46);
        for (int k = -500; k < 500; k++)
        {
            double low = function.Double(joint + (k * step)), high = function.Double(joint + ((k + 1) * step));
            Assert.True(low <= high, $"{name} falls at {joint + (k * step):R}");
        }
        float x = (float)joint - 1e-5f;
        for (int k = 0; k < 500; k++, x = MathF.BitIncrement(x))
            Assert.True(function.Float(x) <= function.Float(MathF.BitIncrement(x)), $"{name} falls at {x:R}f");
    }

    private static void AssertExactly(double expected, double actual)
    {
        Assert.Equal(expected, actual);
        if (expected == 0)
            Assert.Equal(double.IsNegative(expected), double.IsNegative(actual));
    }
}
