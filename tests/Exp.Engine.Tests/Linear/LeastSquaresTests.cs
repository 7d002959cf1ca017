using System.Numerics;
using System.Text.Json;
using Exp.Engine.Batching;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Tests.Curvature;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Training;
using Exp.Tests.Golden;

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

    [Theory, MemberData(nameof(Rules)), Runs("linear", "lms"), Runs("linear", "lms[].float64", "weights_after_each_of_10_epochs")]
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

    [Theory, MemberData(nameof(Rules)), Runs("linear", "lms")]
    [Runs("linear", "lms[].float64", "errors_first_epoch", "weights_after_each_sample_first_epoch")]
    public void Lms_takes_the_rows_of_the_first_epoch_one_by_one(string rule, MseConvention convention)
    {
        Take<double>(1e-11);
        Take<float>(1e-5);

        void Take<T>(double tolerance)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            JsonElement golden = File.GetProperty("lms").Named(rule), expected = golden.GetProperty("float64");
            double[] errors = expected.GetProperty("errors_first_epoch").Numbers();
            double[][] weights = expected.GetProperty("weights_after_each_sample_first_epoch").Rows();
            var network = new Network<T>(new Adaline(new Zeros()).Build(Rows.X[0].Length, 1), new SeedTree(1, 0));
            TrainingData<T> data = Rows.Data<T>();
            var step = new GradientStep<T>(network, data, new Mse(convention), new Sgd(golden.GetProperty("lr").GetDouble()), 1);
            for (int row = 0; row < weights.Length; row++)
            {
                Near.Equal(errors[row], Rows.Y[row] - double.CreateChecked(network.Outputs(data.Features, [row])[0]), tolerance, $"error {row}");
                step.Gradient([row]);
                step.Move(golden.GetProperty("lr").GetDouble());
                Near.Equal(weights[row], LinearUnit.WeightsOf(network), tolerance, $"after row {row}");
            }
        }
    }

    [Fact, Runs("linear", "least_squares", "weights", "half_mse", "residual_sum_of_squares", "ridge")]
    [Runs("linear", "least_squares.ridge[]", "weights_bias_not_penalised")]
    public void Descent_ends_in_least_squares_and_with_a_penalty_in_ridge_regression()
    {
        JsonElement golden = File.GetProperty("least_squares");
        AssertEnd(golden.GetProperty("weights"), null);
        foreach (JsonElement one in golden.GetProperty("ridge").EnumerateArray())
            AssertEnd(one.GetProperty("weights_bias_not_penalised"), new(one.GetProperty("lambda").GetDouble(), Share: PenaltyShare.TrainRows));

        void AssertEnd(JsonElement expected, Regularization? penalty)
        {
            TrainingResult<double> end = Rows.Train<double>(LinearUnit.HalfSquare, new Sgd(0.8), new Full(), 120, regularization: penalty);
            TrainingResult<float> end32 = Rows.Train<float>(LinearUnit.HalfSquare, new Sgd(0.8), new Full(), 120, regularization: penalty);
            Near.Equal(expected.Numbers(), LinearUnit.WeightsOf(end.Network), 1e-11, "weights");
            Near.Equal(expected.Numbers(), LinearUnit.WeightsOf(end32.Network), 1e-5, "weights in float");
            if (penalty is not null)
                return;
            Near.Equal(golden.GetProperty("half_mse").Number(), end.Epochs[^1].Train.Loss, 1e-11, "loss");
            Near.Equal(golden.GetProperty("residual_sum_of_squares").Number(), end.Epochs[^1].Train.Loss * 2 * Rows.Y.Length, 1e-11, "squares");
        }
    }

    [Fact, Runs("linear", "gradient_descent", "hessian", "eigenvalues", "lambda_max", "condition_number", "stability_limit")]
    public void The_curvature_and_its_limit_are_those_of_the_reference()
    {
        JsonElement golden = File.GetProperty("gradient_descent");
        TrainingData<double> data = Rows.Data<double>();
        var unit = new Network<double>(new Adaline(new Zeros()).Build(Rows.X[0].Length, 1), new SeedTree(1, 0));
        var surface = new LossSurface<double>(unit, data.Features, data.Targets, LinearUnit.HalfSquare, data.Train);
        int n = surface.Hessian.Dimension;
        double[][] h = [.. Enumerable.Range(0, n).Select(Column)];
        double[] values = Symmetric.Eigenvalues([.. h.SelectMany(c => c)], n);
        double top = Lanczos.Ends(surface.Hessian, new SeedTree(1, 0), tolerance: 1e-9).Top.Value;

        Near.Equal([.. golden.GetProperty("hessian").Rows().SelectMany(r => r)], [.. h.SelectMany(c => c)], 1e-11, "Hessian");
        Near.Equal(golden.GetProperty("eigenvalues").Numbers(), [.. values.Reverse()], 1e-11, "eigenvalues");
        Near.Equal(golden.GetProperty("lambda_max").Number(), top, 1e-11, "largest eigenvalue");
        Near.Equal(golden.GetProperty("condition_number").Number(), top / values[0], 1e-11, "condition number");
        Near.Equal(golden.GetProperty("stability_limit").Number(), 2 / top, 1e-11, "limit of the rate");

        double[] Column(int i)
        {
            double[] v = new double[surface.Hessian.Length], product = new double[v.Length];
            surface.ToPanels([.. Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0)], v);
            surface.Hessian.Multiply(v, product);
            return surface.FromPanels(product);
        }
    }

    [Theory, MemberData(nameof(Runs)), Runs("linear", "gradient_descent.runs"), Runs("linear", "gradient_descent", "runs")]
    [Runs("linear", "gradient_descent.runs[]", "weights", "loss", "float32_final_weights", "diverges")]
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
