using System.Text.Json;
using Exp.Engine.Initializers;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Initializers;

/// <summary>
/// Bounds and standard deviations of layer shapes as PyTorch, scikit-learn and the papers give them. A weight must be
/// the reference scale times the draw of its place, which shows scale and drawing order at once.
/// </summary>
public sealed class InitializerGoldenTests
{
    /// <summary>3072 × 256 takes longer than all others together: only where EXP_PROOFS is set, as in .ci/run.</summary>
    private static readonly int MostWeights =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EXP_PROOFS")) ? 100_000 : int.MaxValue;

    private static readonly JsonElement File = GoldenFile.Read("init"), Cases = File.GetProperty("cases");

    private static readonly Dictionary<string, Initializer> Bounds = new()
    {
        ["xavier_uniform_bound"] = new GlorotUniform(),
        ["xavier_uniform_bound_tanh_gain"] = new GlorotUniform(5.0 / 3),
        ["sklearn_bound_tanh_relu_identity"] = new SklearnDefault(),
        ["sklearn_bound_logistic"] = new SklearnDefault(Logistic: true),
        ["kaiming_uniform_bound_fan_in_relu"] = new HeUniform(),
        ["kaiming_uniform_bound_fan_in_leaky0.01"] = new HeUniform(0.01),
        ["kaiming_uniform_bound_fan_out_relu"] = new HeUniform(Mode: FanMode.FanOut),
        ["kaiming_uniform_bound_fan_out_leaky0.01"] = new HeUniform(0.01, FanMode.FanOut),
        ["torch_linear_default_weight_bound"] = new TorchDefault(),
        ["kaiming_uniform_bound_fan_in_tanh"] = new LecunUniform(5.0 / 3),
        ["lecun_uniform_bound"] = new LecunUniform(),
        ["kaiming_uniform_bound_fan_in_linear"] = new VarianceScaling(1, FanMode.FanIn, WeightLaw.Uniform),
        ["kaiming_uniform_bound_fan_in_selu"] = new VarianceScaling(0.5625, FanMode.FanIn, WeightLaw.Uniform),
        ["kaiming_uniform_bound_fan_out_linear"] = new VarianceScaling(1, FanMode.FanOut, WeightLaw.Uniform),
        ["kaiming_uniform_bound_fan_out_tanh"] = new VarianceScaling(25.0 / 9, FanMode.FanOut, WeightLaw.Uniform),
        ["kaiming_uniform_bound_fan_out_selu"] = new VarianceScaling(0.5625, FanMode.FanOut, WeightLaw.Uniform),
        ["glorot2010_heuristic_bound"] = new VarianceScaling(1.0 / 3, FanMode.FanIn, WeightLaw.Uniform),
    };

    private static readonly Dictionary<string, Initializer> Deviations = new()
    {
        ["xavier_normal_std"] = new GlorotNormal(),
        ["xavier_normal_std_tanh_gain"] = new GlorotNormal(5.0 / 3),
        ["kaiming_normal_std_fan_in_relu"] = new HeNormal(),
        ["kaiming_normal_std_fan_in_leaky0.01"] = new HeNormal(0.01),
        ["kaiming_normal_std_fan_out_relu"] = new HeNormal(Mode: FanMode.FanOut),
        ["kaiming_normal_std_fan_out_leaky0.01"] = new HeNormal(0.01, FanMode.FanOut),
        ["kaiming_normal_std_fan_in_selu"] = new LecunNormal(0.75),
        ["lecun_normal_std"] = new LecunNormal(),
        ["nielsen_scaled_normal_std"] = new Nielsen(),
        ["nielsen_large_normal_std"] = new Nielsen(Scaled: false),
        ["kaiming_normal_std_fan_in_linear"] = new VarianceScaling(),
        ["kaiming_normal_std_fan_in_tanh"] = new VarianceScaling(25.0 / 9),
        ["kaiming_normal_std_fan_out_linear"] = new VarianceScaling(1, FanMode.FanOut),
        ["kaiming_normal_std_fan_out_tanh"] = new VarianceScaling(25.0 / 9, FanMode.FanOut),
        ["kaiming_normal_std_fan_out_selu"] = new VarianceScaling(0.5625, FanMode.FanOut),
    };

    /// <summary>The file states the deviation before the law is cut at two of them.</summary>
    private static readonly Dictionary<string, Initializer> Truncated = new()
    {
        ["keras_glorot_normal_untruncated_sigma"] = new GlorotNormal(Truncated: true),
        ["keras_he_normal_untruncated_sigma"] = new HeNormal(Truncated: true),
        ["keras_lecun_normal_untruncated_sigma"] = new LecunNormal(Truncated: true),
    };

    private static readonly Dictionary<string, Initializer> BiasBounds = new()
    {
        ["torch_linear_default_bias_bound"] = new TorchDefault(),
        ["sklearn_bound_tanh_relu_identity"] = new SklearnDefault(),
        ["sklearn_bound_logistic"] = new SklearnDefault(Logistic: true),
    };

    public static TheoryData<string> BoundNames => [.. Bounds.Keys];

    public static TheoryData<string> DeviationNames => [.. Deviations.Keys];

    public static TheoryData<string> TruncatedNames => [.. Truncated.Keys];

    public static TheoryData<string> BiasBoundNames => [.. BiasBounds.Keys];

    [Theory, MemberData(nameof(TruncatedNames)), Runs("init", "cases")]
    public void Truncated_normal_weights_have_the_reference_deviation_in_index_order(string name) =>
        Compare(name, Truncated[name], Truncate);

    [Theory, MemberData(nameof(BiasBoundNames)), Runs("init", "cases")]
    public void Biases_fill_the_reference_bound_in_index_order(string name)
    {
        foreach (JsonElement shape in Cases.EnumerateArray())
        {
            int fanIn = shape.GetProperty("fan_in").GetInt32(), fanOut = shape.GetProperty("fan_out").GetInt32();
            double bound = shape.GetProperty(name).GetDouble();
            var biases = new double[fanOut];
            BiasBounds[name].FillBiases(biases, fanIn, fanOut, new RandomStream(5));
            var random = new RandomStream(5);
            Assert.All(biases, b => Assert.Equal(bound * ((2 * random.NextDouble()) - 1), b, 1e-14 * bound));
        }
    }

    [Fact, Runs("init", "gains", "gain")]
    public void The_slope_below_zero_sets_the_gain()
    {
        foreach (JsonElement of in File.GetProperty("gains").EnumerateArray())
        {
            if (!of.GetProperty("nonlinearity").GetString()!.EndsWith("relu", StringComparison.Ordinal))
                continue;
            double slope = of.GetProperty("param") is { ValueKind: JsonValueKind.Number } param ? param.GetDouble()
                : of.GetProperty("nonlinearity").GetString() == "relu" ? 0 : 0.01;
            double[] weights = new double[4];
            new HeNormal(slope).Fill(weights, 4, 1, new RandomStream(5));
            var random = new RandomStream(5);
            Assert.All(weights, w => Near.Equal(of.GetProperty("gain").GetDouble() / 2 * random.NextNormal(), w, 1e-14));
        }
    }

    [Fact, Runs("init", "truncated_normal_std_factor")]
    public void Cutting_at_two_deviations_narrows_the_law_by_the_reference_factor()
    {
        double[] weights = new double[100];
        new LecunNormal(Truncated: true).Fill(weights, 1, 100, new RandomStream(5));
        var random = new RandomStream(5);
        double factor = File.GetProperty("truncated_normal_std_factor").GetDouble();
        Assert.All(weights, w => Near.Equal(Truncate(random), factor * w, 1e-14));
    }

    [Fact, Runs("init", "zeros", "value"), Runs("init", "constant", "examples")]
    public void Constants_fill_every_place()
    {
        double zero = File.GetProperty("zeros").GetProperty("value").GetDouble();
        Assert.All(Filled(new Zeros()), w => Assert.Equal(zero, w));
        foreach (double number in File.GetProperty("constant").GetProperty("examples").Numbers())
            Assert.All(Filled(new Constant(number)), w => Assert.Equal(number, w));

        static double[] Filled(Initializer initializer)
        {
            double[] weights = [.. Enumerable.Repeat(double.NaN, 6)];
            initializer.Fill(weights, 2, 3, new RandomStream(5));
            return weights;
        }
    }

    [Fact, Runs("init", "orthogonal", "result", "gram")]
    public void Orthogonal_matrices_agree()
    {
        foreach (JsonElement example in File.GetProperty("orthogonal").EnumerateArray())
        {
            double[][] input = example.GetProperty("gaussian_input").Rows();
            double[] matrix = [.. input.SelectMany(row => row)];
            Orthogonal.Orthogonalize(matrix, input.Length, input[0].Length, example.GetProperty("gain").GetDouble());
            Near.Equal([.. example.GetProperty("result").Rows().SelectMany(row => row)], matrix, 1e-12, "orthogonal");
            int rows = input.Length, columns = input[0].Length, size = Math.Min(rows, columns);
            double square = Math.Pow(example.GetProperty("gain").GetDouble(), 2);
            for (int i = 0; i < size * size; i++)
            {
                (int a, int b) = (i / size, i % size);
                double product = rows <= columns
                    ? Enumerable.Range(0, columns).Sum(k => matrix[(a * columns) + k] * matrix[(b * columns) + k])
                    : Enumerable.Range(0, rows).Sum(k => matrix[(k * columns) + a] * matrix[(k * columns) + b]);
                Near.Equal(a == b ? square : 0, product, 1e-12, "product of rows or columns");
            }
        }
    }

    [Theory, MemberData(nameof(BoundNames)), Runs("init", "cases")]
    public void Uniform_weights_fill_the_reference_bound_in_index_order(string name) =>
        Compare(name, Bounds[name], random => (2 * random.NextDouble()) - 1);

    [Theory, MemberData(nameof(DeviationNames)), Runs("init", "cases")]
    public void Normal_weights_have_the_reference_deviation_in_index_order(string name) =>
        Compare(name, Deviations[name], random => random.NextNormal());

    private static double Truncate(RandomStream random) =>
        Elementary.InverseNormalCdf(0.5 + (0.9544997361036416 * (random.NextDouble() - 0.5)));

    private static void Compare(string name, Initializer initializer, Func<RandomStream, double> unit)
    {
        foreach (JsonElement shape in Cases.EnumerateArray())
        {
            int fanIn = shape.GetProperty("fan_in").GetInt32(), fanOut = shape.GetProperty("fan_out").GetInt32();
            if (fanIn * fanOut > MostWeights)
                continue;
            double scale = shape.GetProperty(name).GetDouble();
            var weights = new double[fanIn * fanOut];
            initializer.Fill(weights, fanIn, fanOut, new RandomStream(5));
            var random = new RandomStream(5);
            double worst = weights.Max(weight => Math.Abs(weight - (scale * unit(random))));
            Assert.InRange(worst, 0, 1e-14 * scale);
        }
    }
}
