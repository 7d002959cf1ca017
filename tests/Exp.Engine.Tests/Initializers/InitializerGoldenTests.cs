using System.Text.Json;
using Exp.Engine.Initializers;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Initializers;

/// <summary>
/// Bounds and standard deviations of layer shapes as PyTorch, scikit-learn and the papers give them. A weight must be
/// the reference scale times the draw of its place, which shows scale and drawing order at once.
/// </summary>
public sealed class InitializerGoldenTests
{
    /// <summary>Leaves out the largest shape, 3072 × 256, whose 786,432 draws would take longer than all others together.</summary>
    private const int MostWeights = 100_000;

    private static readonly JsonElement Cases = GoldenFile.Read("init").GetProperty("cases");

    private static readonly Dictionary<string, Initializer> Bounds = new()
    {
        ["xavier_uniform_bound"] = new GlorotUniform(),
        ["xavier_uniform_bound_tanh_gain"] = new GlorotUniform(5.0 / 3),
        ["sklearn_bound_tanh_relu_identity"] = new GlorotUniform(),
        ["sklearn_bound_logistic"] = new GlorotUniform(Math.Sqrt(1.0 / 3)),
        ["kaiming_uniform_bound_fan_in_relu"] = new HeUniform(),
        ["kaiming_uniform_bound_fan_in_leaky0.01"] = new HeUniform(0.01),
        ["kaiming_uniform_bound_fan_out_relu"] = new HeUniform(Mode: FanMode.FanOut),
        ["kaiming_uniform_bound_fan_out_leaky0.01"] = new HeUniform(0.01, FanMode.FanOut),
        ["torch_linear_default_weight_bound"] = new HeUniform(Math.Sqrt(5)),
        ["kaiming_uniform_bound_fan_in_tanh"] = new LecunUniform(5.0 / 3),
        ["lecun_uniform_bound"] = new LecunUniform(),
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
        ["nielsen_scaled_normal_std"] = new LecunNormal(),
        ["nielsen_large_normal_std"] = new Normal(1),
    };

    public static TheoryData<string> BoundNames => [.. Bounds.Keys];

    public static TheoryData<string> DeviationNames => [.. Deviations.Keys];

    [Theory, MemberData(nameof(BoundNames))]
    public void Uniform_weights_fill_the_reference_bound_in_index_order(string name) =>
        Compare(name, Bounds[name], random => (2 * random.NextDouble()) - 1);

    [Theory, MemberData(nameof(DeviationNames))]
    public void Normal_weights_have_the_reference_deviation_in_index_order(string name) =>
        Compare(name, Deviations[name], random => random.NextNormal());

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
