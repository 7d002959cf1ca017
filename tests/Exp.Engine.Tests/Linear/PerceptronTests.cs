using System.Numerics;
using System.Text.Json;
using Exp.Engine.Initializers;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Training;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Linear;

/// <summary>Rosenblatt's rule: w ← w + t·x when t·(w·x) ≤ 0, from zero weights, rate 1, rows in order.</summary>
public sealed class PerceptronTests
{
    private static readonly JsonElement Cases = GoldenFile.Read("linear").GetProperty("perceptron");

    public static TheoryData<string> Names => [.. Cases.Names()];

    public static TheoryData<string> Separable =>
        [.. Cases.Names().Where(name => Cases.Named(name).GetProperty("bound").ValueKind != JsonValueKind.Null)];

    [Theory, MemberData(nameof(Names)), Runs("linear", "perceptron"), Runs("linear", "perceptron[]", "pm1_rule")]
    [Runs("linear", "perceptron[].pm1_rule", "mistakes_per_epoch", "weights_after_each_epoch", "total_mistakes", "converged", "final_weights")]
    public void Weights_and_mistakes_of_every_pass_are_those_of_the_reference(string name)
    {
        AssertSame<double>(Cases.Named(name));
        AssertSame<float>(Cases.Named(name));
    }

    [Theory, MemberData(nameof(Names)), Runs("linear", "perceptron[].pm1_rule", "updates")]
    public void Every_mistake_is_that_of_the_reference(string name)
    {
        AssertUpdates<double>(Cases.Named(name));
        AssertUpdates<float>(Cases.Named(name));
    }

    [Theory, MemberData(nameof(Separable)), Runs("linear", "perceptron[]", "bound")]
    public void What_is_separable_is_solved_within_novikoffs_bound(string name)
    {
        double most = Cases.Named(name).GetProperty("bound").GetProperty("R_over_gamma_squared").GetDouble();
        TrainingResult<double> result = Unit(Cases.Named(name)).Perceptron<double>(20);

        Assert.Equal(0, result.Epochs[^1].Mistakes);
        Assert.InRange(result.Epochs.Sum(e => e.Mistakes ?? 0), 1, most + 1e-9);
    }

    [Theory, InlineData("XOR"), InlineData("XOR_bipolar_inputs")]
    public void Xor_is_never_solved(string name)
    {
        TrainingResult<double> result = Unit(Cases.Named(name)).Perceptron<double>(1000);
        Assert.Equal(1001, result.Epochs.Count);
        Assert.All(result.Epochs.Skip(1), epoch => Assert.True(epoch.Mistakes > 0));
    }

    [Fact]
    public void Setosa_is_told_from_the_rest_after_5_mistakes_in_4_passes()
    {
        TrainingResult<double> result =
            LinearUnit.FromFile("iris/iris.csv", inputs: 4, labelColumn: 4, "setosa").Perceptron<double>(100);

        Assert.Equal(4, result.Epochs[^1].Epoch);
        Assert.Equal(5, result.Epochs.Sum(e => e.Mistakes ?? 0));
        Near.Equal([1.3, 4.1, -5.2, -2.2, 1.0], LinearUnit.WeightsOf(result.Network), 1e-12);
    }

    [Fact]
    public void Sonar_echoes_of_the_test_half_are_separable()
    {
        TrainingResult<double> result = LinearUnit
            .FromFile("sonar/sonar.csv", inputs: 60, labelColumn: 60, "M", row => row[61] == "test").Perceptron<double>(3000);

        Assert.Equal(0, result.Epochs[^1].Mistakes);
        Assert.InRange(result.Epochs[^1].Epoch, 500, 2000);
    }

    private static LinearUnit Unit(JsonElement golden) =>
        new(golden.GetProperty("inputs").Rows(), golden.GetProperty("targets_pm1").Numbers());

    private static void AssertSame<T>(JsonElement golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement rule = golden.GetProperty("pm1_rule");
        List<double[]> weights = [];
        TrainingResult<T> result = Unit(golden).Perceptron<T>(golden.GetProperty("max_epochs").GetInt32(), weights);

        Assert.Equal(rule.GetProperty("mistakes_per_epoch").Numbers(), result.Epochs.Skip(1).Select(e => (double)e.Mistakes!));
        Assert.Equal(rule.GetProperty("weights_after_each_epoch").Rows(), weights.Skip(1));
        Assert.Equal(rule.GetProperty("final_weights").Numbers(), LinearUnit.WeightsOf(result.Network));
        Assert.Equal(rule.GetProperty("total_mistakes").GetInt32(), result.Epochs.Sum(e => e.Mistakes ?? 0));
        Assert.Equal(rule.GetProperty("converged").GetBoolean(), result.Epochs[^1].Mistakes == 0);
    }

    private static void AssertUpdates<T>(JsonElement golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LinearUnit unit = Unit(golden);
        var network = new Network<T>(new Adaline(new Zeros()).Build(unit.X[0].Length, 1), new SeedTree(1, 0));
        var step = new GradientStep<T>(network, unit.Data<T>(), LinearUnit.Criterion, new Sgd(1), 1);
        JsonElement rule = golden.GetProperty("pm1_rule");
        List<(int Epoch, int Row, double[] Weights)> updates = [];
        for (int visit = 0; visit < rule.GetProperty("mistakes_per_epoch").GetArrayLength() * unit.Y.Length; visit++)
        {
            (int epoch, int row) = (visit / unit.Y.Length, visit % unit.Y.Length);
            bool mistake = step.Gradient([row]).Mistakes == 1;
            step.Move(1);
            if (mistake)
                updates.Add((epoch, row, LinearUnit.WeightsOf(network)));
        }
        JsonElement[] expected = [.. rule.GetProperty("updates").EnumerateArray()];
        Assert.Equal(
            expected.Select(u => (u.GetProperty("epoch").GetInt32(), u.GetProperty("sample").GetInt32())), updates.Select(u => (u.Epoch, u.Row)));
        Assert.Equal(expected.Select(u => u.GetProperty("weights").Numbers()), updates.Select(u => u.Weights));
    }
}
