using System.Text.Json;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Linear;

/// <summary>Widrow and Hoff's rule row by row, and gradient descent on all rows below and above its limit.</summary>
public sealed class LeastSquaresTests
{
    private static readonly JsonElement File = GoldenFile.Read("linear");

    private static readonly LinearUnit Rows = new(
        File.GetProperty("data").GetProperty("X").Rows(), File.GetProperty("data").GetProperty("y").Numbers());

    public static TheoryData<string> Runs => [.. File.GetProperty("gradient_descent").GetProperty("runs").Names()];

    /// <summary>Widrow and Hoff's 2 mu is the gradient of the whole square: our mean convention with one output.</summary>
    public static TheoryData<string, MseConvention> Rules => new()
    {
        { "half_squared_error", MseConvention.Half }, { "widrow_hoff_2mu", MseConvention.Mean },
    };

    [Theory, MemberData(nameof(Rules))]
    public void Lms_visits_the_weights_of_the_reference(string rule, MseConvention convention)
    {
        JsonElement golden = File.GetProperty("lms").Named(rule);
        var optimizer = new Sgd(golden.GetProperty("lr").GetDouble());
        List<double[]> weights = [], weights32 = [];
        Rows.Train<double>(new Mse(convention), optimizer, new Stochastic(Shuffle: false), 10, weights: weights);
        Rows.Train<float>(new Mse(convention), optimizer, new Stochastic(Shuffle: false), 10, weights: weights32);

        double[][] expected = golden.GetProperty("float64").GetProperty("weights_after_each_of_10_epochs").Rows();
        Assert.Equal(expected.Length + 1, weights.Count);
        for (int epoch = 1; epoch < weights.Count; epoch++)
        {
            Near.Equal(expected[epoch - 1], weights[epoch], 1e-11, $"epoch {epoch}");
            Near.Equal(expected[epoch - 1], weights32[epoch], 1e-5, $"float epoch {epoch}");
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Lms_takes_the_rows_of_the_first_epoch_one_by_one(string rule, MseConvention convention)
    {
        JsonElement golden = File.GetProperty("lms").Named(rule);
        double[][] expected = golden.GetProperty("float64").GetProperty("weights_after_each_sample_first_epoch").Rows();
        for (int rows = 1; rows <= expected.Length; rows++)
        {
            TrainingResult<double> result = new LinearUnit(Rows.X[..rows], Rows.Y[..rows]).Train<double>(
                new Mse(convention), new Sgd(golden.GetProperty("lr").GetDouble()), new Stochastic(Shuffle: false), 1);
            Near.Equal(expected[rows - 1], LinearUnit.WeightsOf(result.Network), 1e-11, $"after {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public void Gradient_descent_walks_the_path_of_the_reference(string name)
    {
        JsonElement golden = File.GetProperty("gradient_descent").GetProperty("runs").Named(name);
        bool diverges = golden.GetProperty("diverges").GetBoolean();
        var optimizer = new Sgd(golden.GetProperty("lr").GetDouble());
        List<double[]> weights = [];
        TrainingResult<double> result = Rows.Train<double>(LinearUnit.HalfSquare, optimizer, new Full(), 60, weights: weights);
        TrainingResult<float> result32 = Rows.Train<float>(LinearUnit.HalfSquare, optimizer, new Full(), 60);

        double[][] expected = golden.GetProperty("weights").Rows();
        double[] losses = golden.GetProperty("loss").Numbers();
        Assert.Equal(expected.Length, weights.Count);
        for (int epoch = 0; epoch < weights.Count; epoch++)
        {
            Near.Equal(expected[epoch], weights[epoch], diverges ? 1e-10 : 1e-11, $"weights of epoch {epoch}");
            Near.Equal(losses[epoch], result.Epochs[epoch].Train.Loss, diverges ? 1e-10 : 1e-11, $"loss of epoch {epoch}");
        }
        Near.Equal(
            golden.GetProperty("float32_final_weights").Numbers(), LinearUnit.WeightsOf(result32.Network),
            diverges ? 1e-4 : 1e-5, "float");
    }
}
