using System.Numerics;
using System.Text.Json;
using Exp.Engine.Catalog;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>Trajectories of PyTorch and scikit-learn, 12 steps each: on a quadratic, and along given gradients.</summary>
public sealed class OptimizerGoldenTests
{
    private static readonly JsonElement File = GoldenFile.Read("optimizers");

    /// <summary>Options whose name in the file is another.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["eps"] = "epsilon", ["initial_accumulator_value"] = "initial_accumulator", ["learning_rate_init"] = "lr",
    };

    /// <summary>Reference case and our kind. The two of scikit-learn agree with PyTorch's form while the rate is constant.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "sgd", "sgd" }, { "momentum", "sgd" }, { "momentum_dampening", "sgd" }, { "momentum_ema", "sgd" },
        { "nesterov", "sgd" }, { "sgd_weight_decay_l2", "sgd" }, { "momentum_weight_decay_l2", "sgd" },
        { "nesterov_weight_decay_l2", "sgd" }, { "momentum_lr_change", "sgd" }, { "nesterov_lr_change", "sgd" },
        { "sklearn_momentum", "sgd" }, { "sklearn_nesterov", "sgd" },
        { "adagrad", "adagrad" }, { "adagrad_lr_decay", "adagrad" },
        { "rmsprop", "rmsprop" }, { "rmsprop_centered", "rmsprop" }, { "rmsprop_momentum", "rmsprop" },
        { "rmsprop_centered_momentum_wd", "rmsprop" },
        { "adam", "adam" }, { "adam_lr0.1", "adam" }, { "adam_betas_eps", "adam" }, { "adam_weight_decay_l2", "adam" },
        { "adamw", "adamw" }, { "adamw_lr0.1_wd0.1", "adamw" }, { "adamw_lr_change", "adamw" },
    };

    [Fact]
    public void Every_listed_optimizer_has_reference_cases_and_the_file_has_them_all()
    {
        IReadOnlyList<string> inFile = File.GetProperty("cases").Names();
        Assert.All(Cases, row => Assert.Contains(row.Data.Item1, inFile));
        Assert.Equal(Optimizer.All.Members.Select(m => m.Kind).Order(), Cases.Select(row => row.Data.Item2).Distinct().Order());
    }

    [Theory, MemberData(nameof(Cases))]
    public void Trajectory_on_a_quadratic_agrees(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name).GetProperty("quadratic");
        (Optimizer optimizer, double[] rates) = Read(name, kind);
        Compare(golden, "float64", OnQuadratic<double>(optimizer, rates), 1e-12);
        Compare(golden, "float32", OnQuadratic<float>(optimizer, rates), 5e-6);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Trajectory_along_given_gradients_agrees(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name).GetProperty("sequence");
        (Optimizer optimizer, double[] rates) = Read(name, kind);
        Compare(golden, "float64", OnSequence<double>(optimizer, rates), 1e-12);
        Compare(golden, "float32", OnSequence<float>(optimizer, rates), 5e-6);
    }

    private static (Optimizer Optimizer, double[] Rates) Read(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name);
        Member member = Optimizer.All.Find(kind)!;
        object?[] values = [.. member.Options.Select(o => o.Default)];
        foreach (JsonProperty option in golden.GetProperty("hyper").EnumerateObject())
        {
            string ours = OtherNames.GetValueOrDefault(option.Name, option.Name);
            int place = member.Options.ToList().FindIndex(o => o.Name == ours);
            Assert.True(place >= 0, $"{kind} has no option '{ours}'");
            values[place] = member.Options[place].Type == typeof(bool) ? option.Value.GetBoolean() : option.Value.GetDouble();
        }
        var optimizer = (Optimizer)member.Create(values);
        return (optimizer, golden.TryGetProperty("lr_per_step", out JsonElement rates)
            ? rates.Numbers()
            : [.. Enumerable.Repeat(optimizer.Lr, 12)]);
    }

    private static double[][] OnQuadratic<T>(Optimizer optimizer, double[] rates)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement problem = File.GetProperty("quadratic");
        T[][] a = [.. problem.GetProperty("A").Rows().Select(Cast<T>)];
        T[] b = Cast<T>(problem.GetProperty("b").Numbers());
        return Walk(optimizer, rates, Cast<T>(problem.GetProperty("x0").Numbers()), (_, x) =>
            [(a[0][0] * x[0]) + (a[0][1] * x[1]) - b[0], (a[1][0] * x[0]) + (a[1][1] * x[1]) - b[1]]);
    }

    private static double[][] OnSequence<T>(Optimizer optimizer, double[] rates)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement problem = File.GetProperty("sequence");
        T[][] gradients = [.. problem.GetProperty("gradients").Rows().Select(Cast<T>)];
        return Walk(optimizer, rates, Cast<T>(problem.GetProperty("p0").Numbers()), (step, _) => gradients[step]);
    }

    private static double[][] Walk<T>(Optimizer optimizer, double[] rates, T[] weights, Func<int, T[], T[]> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Stepper<T> stepper = optimizer.Start<T>(weights.Length);
        var path = new double[rates.Length][];
        for (int step = 0; step < rates.Length; step++)
        {
            stepper.Step(weights, gradient(step, weights), rates[step]);
            path[step] = [.. weights.Select(double.CreateChecked)];
        }
        return path;
    }

    private static void Compare(JsonElement golden, string precision, double[][] path, double tolerance)
    {
        double[][] expected = golden.GetProperty(precision).GetProperty("params").Rows();
        Assert.Equal(expected.Length, path.Length);
        for (int step = 0; step < path.Length; step++)
            Near.Equal(expected[step], path[step], tolerance, $"{precision} step {step + 1}");
    }

    private static T[] Cast<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateChecked)];
}
