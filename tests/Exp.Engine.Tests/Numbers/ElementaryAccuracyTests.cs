using System.Text.Json;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Numbers;

public sealed class ElementaryAccuracyTests
{
    /// <summary>Floats are computed in double and rounded once: hardly more than the half that no rounding can avoid.</summary>
    private const double FloatUlps = 0.51;

    public static TheoryData<string> Names => ElementaryFunctions.Names;

    [Theory]
    [MemberData(nameof(Names)), Runs("elementary", "functions")]
    public void Doubles_are_within_the_stated_error_of_the_truth(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        foreach (double[] point in Points(name, "double"))
            AssertNear(function.Double(point[0]), point, function.Ulps, name);
    }

    [Theory]
    [MemberData(nameof(Names)), Runs("elementary", "functions")]
    public void Floats_are_nearly_always_the_nearest(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        foreach (double[] point in Points(name, "float"))
            AssertFloatNear(function.Float((float)point[0]), point[1], name, point[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_of_every_size_agree_with_doubles(string name)
    {
        const uint step = 104729; // a prime: about 41,000 bit patterns
        ElementaryFunction function = ElementaryFunctions.Named(name);
        for (uint bits = 0; bits < uint.MaxValue - step; bits += step)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            AssertFloatNear(function.Float(x), function.Double(x), name, x);
        }
    }

    [Fact, Runs("elementary", "functions", "inverse_normal_cdf")]
    public void Normal_quantiles_are_within_eight_ulp()
    {
        foreach (double[] point in Points("inverse_normal_cdf", "double"))
            AssertNear(Elementary.InverseNormalCdf(point[0]), point, 8, "inverse_normal_cdf");
    }

    private static double[][] Points(string name, string type)
    {
        JsonElement functions = GoldenFile.Read("elementary").GetProperty("functions");
        return functions.Named(name).GetProperty(type).Rows();
    }

    /// <summary>point = x, the nearest double y to f(x), and what is missing to f(x) in ulps of y.</summary>
    private static void AssertNear(double actual, double[] point, double ulps, string name)
    {
        double size = Math.Abs(point[1]), ulp = Math.BitIncrement(size) - size;
        double error = Math.Abs(((actual - point[1]) / ulp) - point[2]);
        Assert.True(error <= ulps, $"{name}({point[0]:R}) = {actual:R}, off by {error:F3} ulp");
    }

    private static void AssertFloatNear(float actual, double truth, string name, double x)
    {
        if (float.IsNaN(actual) || !float.IsFinite((float)truth))
        {
            Assert.Equal((float)truth, actual);
            return;
        }
        float size = MathF.Abs((float)truth);
        double ulp = (double)MathF.BitIncrement(size) - size;
        double error = Math.Abs(actual - truth) / ulp;
        Assert.True(error <= FloatUlps, $"{name}({x:R}f) = {actual:R}, off by {error:F4} ulp");
    }
}
