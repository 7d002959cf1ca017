using System.Globalization;
using Exp.Cli.Terminal;
using Exp.Core.Analysis;
using Exp.Core.Plan;

namespace Exp.Cli.Tests.Terminal;

public class ClosingTableTests
{
    [Fact]
    public void A_learning_rate_sweep_reads_well() => Approve.Text("closing-lr", Text(
        Samples.Summary(
            ["optimizer.lr"],
            Samples.Setting(1, 3, 0.9362, new AxisValue("optimizer.lr", "0.3")),
            Samples.Setting(2, 3, 0.9331, new AxisValue("optimizer.lr", "1")),
            Samples.Setting(3, 1, 0.61, new AxisValue("optimizer.lr", "10")),
            Samples.Setting(4, 0, 0, new AxisValue("optimizer.lr", "100")))
        with
        {
            Baselines = [Samples.Baseline("majority", 0.1123), Samples.Baseline("mlnet.light_gbm", null, "libgomp.so.1 is missing")],
        }));

    [Fact]
    public void Several_axes_share_the_width() => Approve.Text("closing-axes", Text(Samples.Summary(
        ["optimizer", "model.activation", "precision"],
        Samples.Setting(1, 3, 0.9362, new("optimizer", "{kind: sgd, momentum: 0.9, nesterov: true}"), new("model.activation", "leaky_relu"), new("precision", "float64")),
        Samples.Setting(2, 0, 0, new("optimizer", "adam"), new("model.activation", "tanh"), new("precision", "float32")))));

    [Fact]
    public void Nothing_swept_is_one_row() =>
        Approve.Text("closing-single", Text(Samples.Summary([], Samples.Setting(1, 3, 0.9))));

    [Fact]
    public void Many_settings_are_cut_and_counted()
    {
        string text = Text(Samples.Summary(["optimizer.lr"], [.. Enumerable.Range(1, 30).Select(i =>
            Samples.Setting(i, 3, 0.9, new AxisValue("optimizer.lr", i.ToString(CultureInfo.InvariantCulture))))]));
        Assert.Contains("... and 10 more settings in trials.csv", text, StringComparison.Ordinal);
    }

    [Fact]
    public void When_every_trial_failed_there_is_no_best() => Assert.Contains(
        "best: none; no trial ended ok",
        Text(Samples.Summary(["optimizer.lr"], Samples.Setting(1, 0, 0, new AxisValue("optimizer.lr", "100")))), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("relu", "relu")]
    [InlineData("{kind: sgd, momentum: 0.9}", "sgd momentum=0.9")]
    [InlineData("{strategy: mini, size: 16}", "mini size=16")]
    [InlineData("[16, 16]", "[16, 16]")]
    public void Values_are_brief(string value, string expected) => Assert.Equal(expected, Words.Brief(value));

    private static string Text(SweepSummary summary)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ClosingTable.Write(summary, writer);
        string text = writer.ToString();
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        return text;
    }
}
