using System.Text.Json;
using Exp.Engine.Monitoring;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Schedules;

/// <summary>Rates of 60 epochs as the plateau rules of PyTorch, Keras and scikit-learn give them for given metrics.</summary>
public sealed class PlateauGoldenTests
{
    private static readonly JsonElement File = GoldenFile.Read("schedules");

    public static TheoryData<string> Cases => [.. File.GetProperty("plateau_cases").Names()];

    [Theory, MemberData(nameof(Cases)), Runs("schedules", "plateau_cases")]
    public void Rates_agree(string name)
    {
        JsonElement golden = File.GetProperty("plateau_cases").Named(name), hyper = golden.GetProperty("hyper");
        double[] metric = File.GetProperty("plateau_metrics").GetProperty(golden.GetProperty("metric").GetString()!).Numbers();
        double[] expected = golden.GetProperty("lr").Numbers();
        double lr = hyper.GetProperty("base").GetDouble();
        RateWatch watch = Read(golden.GetProperty("form").GetString()!, hyper).Watch(lr)!;
        int? stopped = null;
        for (int epoch = 0; epoch < expected.Length; epoch++)
        {
            Assert.Equal(expected[epoch], watch.Rate, 1e-12 * lr);
            watch.See(metric[epoch]);
            stopped ??= watch.Exhausted ? epoch : null;
        }
        Assert.Equal(golden.TryGetProperty("stops_after_epoch", out JsonElement stop) ? stop.GetInt32() : null, stopped);
    }

    private static Schedule Read(string form, JsonElement hyper)
    {
        if (form == "scikit-learn")
            return new Adaptive(Number(hyper, "tol", 0), (int)Number(hyper, "n_iter_no_change", 0));
        bool keras = form == "Keras (formula)";
        return new Plateau(
            Number(hyper, "factor", 0.1), (int)Number(hyper, "patience", 10), Number(hyper, keras ? "min_delta" : "threshold", 1e-4),
            Word(hyper, "threshold_mode") == "abs" ? ThresholdMode.Absolute : null, (int)Number(hyper, "cooldown", 0),
            Number(hyper, "min_lr", 0), Word(hyper, "mode") == "max" ? Metric.ValAcc : Metric.ValLoss,
            keras ? PlateauForm.Keras : PlateauForm.Torch);
    }

    private static double Number(JsonElement hyper, string name, double otherwise) =>
        hyper.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : otherwise;

    private static string Word(JsonElement hyper, string name) =>
        hyper.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
}
