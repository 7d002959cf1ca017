using System.Runtime.Intrinsics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

public sealed class ElementaryVectorTests
{
    private static readonly double[] Specials =
    [
        0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 709.78, 709.79, -745.13, -745.14, 88.72, -103.97,
        1 << 30, 1e22, 20, 39, 0.5, 1.5, -0.9999999999999999,
    ];

    public static TheoryData<string> Names => ElementaryFunctions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_lane_of_doubles_has_the_bits_of_the_single_value(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        double[] inputs = Inputs();
        for (int i = 0; i + 4 <= inputs.Length; i++)
        {
            Vector256<double> lanes = function.Doubles(Vector256.Create(inputs, i));
            for (int k = 0; k < 4; k++)
                AssertSame(function.Double(inputs[i + k]), lanes[k], name, inputs[i + k]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_lane_of_floats_has_the_bits_of_the_single_value(string name)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        float[] inputs = [.. Inputs().Select(x => (float)x)];
        for (int i = 0; i + 8 <= inputs.Length; i++)
        {
            Vector256<float> lanes = function.Floats(Vector256.Create(inputs, i));
            for (int k = 0; k < 8; k++)
                AssertSame(function.Float(inputs[i + k]), lanes[k], name, inputs[i + k]);
        }
    }

    [Fact]
    public void Eight_lanes_have_the_bits_of_one_whatever_this_machine_would_choose()
    {
        Eight<Elementary.ExpFunction>();
        Eight<Elementary.LogFunction>();
        Eight<Elementary.TanhFunction>();
        Eight<Elementary.ErfFunction>();
        Eight<Elementary.Log1pFunction>();
        Eight<Elementary.NormalCdfFunction>();
    }

    private static void Eight<F>()
        where F : struct, IElementaryFunction
    {
        double[] inputs = Inputs();
        for (int i = 0; i + 8 <= inputs.Length; i++)
        {
            var lanes = new OctLanes(Vector512.Create(inputs, i));
            for (int k = 0; k < 8; k++)
            {
                double x = inputs[i + k];
                AssertSame(F.Double(new ScalarLane(x)).Value, F.Double(lanes).Value[k], typeof(F).Name, x);
                AssertSame(F.Single(new ScalarLane(x)).Value, F.Single(lanes).Value[k], typeof(F).Name, x);
            }
        }
    }

    /// <summary>Special values among ordinary ones, so that they share vectors.</summary>
    private static double[] Inputs()
    {
        var stream = new RandomStream(11);
        var inputs = new List<double>();
        foreach (double special in Specials)
        {
            inputs.Add(special);
            for (int i = 0; i < 12; i++)
            {
                double size = Math.ScaleB(1 + stream.NextDouble(), stream.NextBelow(140) - 100);
                inputs.Add(stream.NextBelow(2) == 0 ? size : -size);
            }
        }
        return [.. inputs];
    }

    /// <summary>The sign and payload of NaN differ between processors and are not promised.</summary>
    private static void AssertSame(double expected, double actual, string name, double x) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual)
                : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{name}({x:R}): {expected:R} alone, {actual:R} in a vector");
}
