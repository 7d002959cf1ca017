using System.Text.Json;
using CsCheck;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>L-BFGS against PyTorch's iterates, and its line search on functions that are awkward.</summary>
public class LbfgsTests
{
    private static readonly JsonElement Cases = GoldenFile.Read("lbfgs").GetProperty("cases");

    public static TheoryData<string> Names => [.. Cases.Names()];

    [Theory, MemberData(nameof(Names)), Runs("lbfgs", "cases")]
    public void Iterates_agree_with_PyTorch(string name)
    {
        JsonElement golden = Cases.Named(name);
        var optimizer = new Lbfgs(
            golden.GetProperty("lr").GetDouble(), golden.GetProperty("history").GetInt32(),
            golden.GetProperty("line_search").ValueKind == JsonValueKind.Null ? LineSearch.None : LineSearch.StrongWolfe);
        Function function = golden.GetProperty("function").GetString() switch
        {
            "rosenbrock" => Rosenbrock,
            "quadratic" => Quadratic,
            _ => Quartic,
        };
        var walk = new Walk(optimizer, function, golden.GetProperty("start").Numbers());
        int step = 0;
        foreach (JsonElement expected in golden.GetProperty("path").EnumerateArray())
        {
            Near.Equal(expected.GetProperty("loss_before").GetDouble(), walk.Step(), 1e-10, $"loss before step {++step}");
            Near.Equal(expected.GetProperty("x").Numbers(), walk.X, 1e-8, $"step {step}");
        }
    }

    [Fact]
    public void The_valley_of_Rosenbrock_is_followed_to_its_end()
    {
        var walk = new Walk(new Lbfgs(), Rosenbrock, [-1.2, 1, -1.2, 1]);
        for (int i = 0; i < 60; i++)
            walk.Step();
        Assert.InRange(walk.Step(), 0, 1e-9); // where a step promises less than that, none is made
    }

    [Fact]
    public void At_the_minimum_nothing_moves()
    {
        var walk = new Walk(new Lbfgs(), Rosenbrock, [1, 1]);
        walk.Step();
        Assert.Equal([1, 1], walk.X);
    }

    [Fact]
    public void A_wall_of_infinity_is_searched_around()
    {
        // log x has no value left of 0; the first full step would land there.
        var walk = new Walk(new Lbfgs(100), (x, g) =>
        {
            g[0] = x[0] > 0 ? 1 - (1 / x[0]) : double.NaN;
            return x[0] > 0 ? x[0] - Math.Log(x[0]) : double.PositiveInfinity;
        }, [3]);
        for (int i = 0; i < 30; i++)
            walk.Step();
        Assert.Equal(1, walk.X[0], 1e-6);
    }

    [Fact]
    public void The_loss_never_rises() => Gen.Double[-3, 3].Array[2, 6].Sample(start =>
    {
        var walk = new Walk(new Lbfgs(), Rosenbrock, start);
        double before = walk.Step();
        for (int i = 0; i < 20; i++)
        {
            double now = walk.Step();
            Assert.True(now <= before, $"{before:R} -> {now:R}");
            before = now;
        }
    }, iter: 200, seed: "0000KOIPe8S4");

    private static double Rosenbrock(double[] x, double[] g)
    {
        double sum = 0;
        Array.Clear(g);
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double valley = x[i + 1] - (x[i] * x[i]);
            sum += ((1 - x[i]) * (1 - x[i])) + (100 * valley * valley);
            g[i] += (-2 * (1 - x[i])) - (400 * x[i] * valley);
            g[i + 1] += 200 * valley;
        }
        return sum;
    }

    private static double Quadratic(double[] x, double[] g)
    {
        double[] scale = [1, 4, 0.25, 9];
        double sum = 0.125 * x[0] * x[1];
        for (int i = 0; i < 4; i++)
        {
            sum += (0.5 * scale[i] * x[i] * x[i]) - x[i];
            g[i] = (scale[i] * x[i]) - 1;
        }
        g[0] += 0.125 * x[1];
        g[1] += 0.125 * x[0];
        return sum;
    }

    private static double Quartic(double[] x, double[] g)
    {
        double[] centre = [0.5, -1, 2];
        double sum = 0.5 * x[0] * x[0] * x[1] * x[1];
        for (int i = 0; i < 3; i++)
        {
            double off = x[i] - centre[i];
            sum += off * off * off * off;
            g[i] = 4 * off * off * off;
        }
        g[0] += x[0] * x[1] * x[1];
        g[1] += x[0] * x[0] * x[1];
        return sum;
    }

    private delegate double Function(double[] x, double[] gradient);

    private sealed class Walk(Lbfgs optimizer, Function function, double[] start) : IObjective
    {
        private readonly Stepper<double> stepper = optimizer.Start<double>(start.Length);
        private readonly double[] gradient = new double[start.Length];

        public double[] X { get; } = [.. start];

        public double Value { get; private set; }

        public double Evaluate() => function(X, gradient);

        public double Step()
        {
            Value = Evaluate();
            stepper.Step(X, gradient, optimizer.Lr, this);
            return Value;
        }
    }
}
