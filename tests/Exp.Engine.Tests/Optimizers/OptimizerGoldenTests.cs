using System.Numerics;
using System.Text.Json;
using Exp.Engine.Catalog;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>Trajectories of PyTorch and scikit-learn, 12 steps each: on a quadratic, and along given gradients.</summary>
public sealed class OptimizerGoldenTests
{
    private static readonly JsonElement File = GoldenFile.Read("optimizers");

    /// <summary>Options whose name in the file is another.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["eps"] = "epsilon", ["initial_accumulator_value"] = "initial_accumulator", ["learning_rate_init"] = "lr",
        ["rho"] = "alpha", ["momentum_decay_psi"] = "momentum_decay", ["lr_initial_step"] = "lr",
    };

    /// <summary>Gradients are clipped before an optimizer sees them: see ClipGoldenTests.</summary>
    private static readonly string[] Elsewhere =
        ["sgd_clip_norm_torch", "sgd_clip_norm_exact", "sgd_clip_value", "momentum_clip_norm_torch"];

    /// <summary>Has reference vectors of its own: LbfgsTests.</summary>
    private static readonly string[] OwnFile = ["lbfgs"];

    /// <summary>The paper's momentum with decoupled decay is Keras's form while the rate is constant.</summary>
    private static readonly string[] AlsoKeras = ["sgdw_decoupled"];

    /// <summary>The fields that hold what the file calls by these names.</summary>
    private static readonly Dictionary<string, string> Buffers = new()
    {
        ["momentum_buffer"] = "buffer", ["velocity"] = "buffer", ["sum"] = "sums", ["accumulator"] = "sums",
        ["square_avg"] = "squares", ["acc_delta"] = "stepSquares", ["grad_avg"] = "means", ["exp_avg"] = "means", ["m"] = "means",
        ["exp_avg_sq"] = "squares", ["v"] = "squares", ["max_exp_avg_sq"] = "peaks", ["exp_inf"] = "peaks", ["u"] = "peaks",
        ["prev"] = "signs", ["step_size"] = "sizes", ["ax"] = "averages",
    };

    /// <summary>Reference case and our kind.</summary>
    public static TheoryData<string, string> Cases => new(
        File.GetProperty("cases").Names().Except(Elsewhere).Select(name => (name, KindOf(name))));

    [Fact]
    public void Every_listed_optimizer_has_reference_cases_and_every_case_an_optimizer()
    {
        Assert.Subset(File.GetProperty("cases").Names().ToHashSet(), Elsewhere.ToHashSet());
        Assert.Equal(Optimizer.All.Members.Select(m => m.Kind).Except(OwnFile).Order(), Cases.Select(row => row.Data.Item2).Distinct().Order());
    }

    [Theory, MemberData(nameof(Cases))]
    [Runs("optimizers", "cases")]
    [Runs("optimizers", "cases[].quadratic.float64", "params"), Runs("optimizers", "cases[].quadratic.float32", "params")]
    public void Trajectory_on_a_quadratic_agrees(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name).GetProperty("quadratic");
        (Optimizer optimizer, double[] rates) = Read(name, kind);
        Compare(golden, "float64", OnQuadratic<double>(optimizer, rates).Path, 1e-12);
        Compare(golden, "float32", OnQuadratic<float>(optimizer, rates).Path, 5e-6);
    }

    [Theory, MemberData(nameof(Cases))]
    [Runs("optimizers", "cases")]
    [Runs("optimizers", "cases[].sequence.float64", "params"), Runs("optimizers", "cases[].sequence.float32", "params")]
    public void Trajectory_along_given_gradients_agrees(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name).GetProperty("sequence");
        (Optimizer optimizer, double[] rates) = Read(name, kind);
        Compare(golden, "float64", OnSequence<double>(optimizer, rates).Path, 1e-12);
        Compare(golden, "float32", OnSequence<float>(optimizer, rates).Path, 5e-6);
    }

    [Theory, MemberData(nameof(Cases))]
    [Runs("optimizers", "cases")]
    [Runs("optimizers", "cases[].quadratic.float64", "final_state"), Runs("optimizers", "cases[].quadratic.float32", "final_state")]
    [Runs("optimizers", "cases[].sequence.float64", "final_state"), Runs("optimizers", "cases[].sequence.float32", "final_state")]
    public void State_after_the_last_step_agrees(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name);
        (Optimizer optimizer, double[] rates) = Read(name, kind);
        CompareState(golden.GetProperty("quadratic"), "float64", OnQuadratic<double>(optimizer, rates).End, 1e-12);
        CompareState(golden.GetProperty("quadratic"), "float32", OnQuadratic<float>(optimizer, rates).End, 5e-6);
        CompareState(golden.GetProperty("sequence"), "float64", OnSequence<double>(optimizer, rates).End, 1e-12);
        CompareState(golden.GetProperty("sequence"), "float32", OnSequence<float>(optimizer, rates).End, 5e-6);

        void CompareState<T>(JsonElement problem, string precision, Stepper<T> end, double tolerance)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (JsonProperty buffer in problem.GetProperty(precision).GetProperty("final_state").EnumerateObject())
            {
                string field = kind == "rmsprop" && buffer.Name == "velocity" ? "squares" : Buffers[buffer.Name];
                Func<double, double> theirs = buffer.Name switch
                {
                    "velocity" when kind == "sgd" => x => -x, // theirs is added, ours subtracted
                    "momentum_buffer" when AlsoKeras.Contains(name) => x => x / optimizer.Lr, // ours holds the rate
                    _ => x => x,
                };
                double[] expected = buffer.Value.Numbers();
                if (buffer.Name == "prev")
                    expected = [.. expected.Select(x => (double)Math.Sign(x))]; // of the last gradients we keep the signs
                Near.Equal(expected, [.. end.Buffer(field).Select(theirs)], tolerance, $"{precision} {buffer.Name}");
            }
        }
    }

    [Fact]
    public void Averages_are_the_state_of_those_that_average_and_empty_before_the_first_step()
    {
        double[] weights = [1, 2];
        Stepper<double> stepper = new Asgd().Start<double>(weights.Length);
        Assert.True(stepper.Averages.IsEmpty);
        stepper.Step(weights, [0.5, -0.5], 0.1);
        Assert.Equal(weights, stepper.Averages);
    }

    private static (Optimizer Optimizer, double[] Rates) Read(string name, string kind)
    {
        JsonElement golden = File.GetProperty("cases").Named(name);
        Member member = Optimizer.All.Find(kind)!;
        object?[] values = [.. member.Options.Select(o => o.Default)];
        if (KerasForm(golden) && Place(member, "form") is >= 0 and var form)
            values[form] = UpdateForm.Keras;
        foreach (JsonProperty option in golden.GetProperty("hyper").EnumerateObject())
        {
            int place = Place(member, option.Name);
            Assert.True(place >= 0, $"{kind} has no option '{option.Name}'");
            values[place] = member.Options[place].Type == typeof(bool) ? option.Value.GetBoolean() : option.Value.GetDouble();
        }
        var optimizer = (Optimizer)member.Create(values);
        return (optimizer, golden.TryGetProperty("lr_per_step", out JsonElement rates)
            ? rates.Numbers()
            : [.. Enumerable.Repeat(optimizer.Lr, 12)]);
    }

    private static bool KerasForm(JsonElement golden) =>
        golden.GetProperty("form").GetString() is "scikit-learn" or "Keras (formula)"
        || AlsoKeras.Contains(golden.GetProperty("name").GetString());

    private static int Place(Member member, string name)
    {
        List<string> names = [.. member.Options.Select(o => o.Name)];
        int place = names.IndexOf(name);
        return place >= 0 ? place : names.IndexOf(OtherNames.GetValueOrDefault(name, name));
    }

    private static string KindOf(string name)
    {
        string first = name.Split('_')[0];
        return name is "adam_sklearn" || Optimizer.All.Find(first) is not null ? first : "sgd";
    }

    private static (double[][] Path, Stepper<T> End) OnQuadratic<T>(Optimizer optimizer, double[] rates)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement problem = File.GetProperty("quadratic");
        T[][] a = [.. problem.GetProperty("A").Rows().Select(Cast<T>)];
        T[] b = Cast<T>(problem.GetProperty("b").Numbers());
        return Walk(optimizer, rates, Cast<T>(problem.GetProperty("x0").Numbers()), (_, x) =>
            [(a[0][0] * x[0]) + (a[0][1] * x[1]) - b[0], (a[1][0] * x[0]) + (a[1][1] * x[1]) - b[1]]);
    }

    private static (double[][] Path, Stepper<T> End) OnSequence<T>(Optimizer optimizer, double[] rates)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement problem = File.GetProperty("sequence");
        T[][] gradients = [.. problem.GetProperty("gradients").Rows().Select(Cast<T>)];
        return Walk(optimizer, rates, Cast<T>(problem.GetProperty("p0").Numbers()), (step, _) => gradients[step]);
    }

    private static (double[][] Path, Stepper<T> End) Walk<T>(Optimizer optimizer, double[] rates, T[] weights, Func<int, T[], T[]> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Stepper<T> stepper = optimizer.Start<T>(weights.Length);
        var path = new double[rates.Length][];
        for (int step = 0; step < rates.Length; step++)
        {
            stepper.Step(weights, gradient(step, weights), rates[step]);
            path[step] = [.. weights.Select(double.CreateChecked)];
        }
        return (path, stepper);
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
