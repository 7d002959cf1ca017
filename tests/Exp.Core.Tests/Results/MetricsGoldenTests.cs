using System.Text.Json;
using Exp.Core.Results.Metrics;
using Exp.Engine.Losses;
using Exp.Tests.Golden;

namespace Exp.Core.Tests.Results;

/// <summary>Metrics against scikit-learn, degenerate cases included.</summary>
public sealed class MetricsGoldenTests
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement Golden = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "metrics.json"))).RootElement;

    private static readonly JsonElement Cases = Golden.GetProperty("cases");

    public static TheoryData<string> LabelCases => [.. Names(c => c.TryGetProperty("expected", out JsonElement e) && e.TryGetProperty("confusion_matrix", out _))];

    public static TheoryData<string> RegressionCases => [.. Names(c => Text(c, "kind") == "regression")];

    public static TheoryData<string> LogLossCases => [.. Names(c => c.GetProperty("expected").TryGetProperty("log_loss", out _))];

    [Theory]
    [MemberData(nameof(LabelCases)), Runs("metrics", "cases"), Runs("metrics", "cases[].expected", "accuracy", "error_count", "confusion_matrix")]
    [Runs("metrics", "cases[].expected", "per_class", "macro", "precision_positive", "recall_positive", "f1_positive", "specificity")]
    public void Label_metrics_agree_with_the_reference(string name)
    {
        JsonElement expected = Case(name).GetProperty("expected");
        ConfusionMatrix matrix = Matrix(name);
        Near(expected.GetProperty("accuracy"), matrix.Accuracy);
        Assert.Equal(expected.GetProperty("error_count").GetInt32(), matrix.Rows - matrix.Correct);
        JsonElement perClass = expected.GetProperty("per_class");
        for (int k = 0; k < matrix.Classes; k++)
        {
            Near(perClass.GetProperty("recall")[k], matrix.Recall(k));
            Near(perClass.GetProperty("precision")[k], matrix.Precision(k));
            Near(perClass.GetProperty("f1")[k], matrix.F1(k));
            Near(perClass.GetProperty("support")[k], matrix.Support(k));
            for (int p = 0; p < matrix.Classes; p++)
                Assert.Equal(expected.GetProperty("confusion_matrix")[k][p].GetInt32(), matrix.Count(k, p));
        }
        Near(expected.GetProperty("macro").GetProperty("f1"), matrix.MacroF1);
        if (Text(Case(name), "kind") != "binary")
            return;
        Near(expected.GetProperty("precision_positive"), matrix.Precision(1));
        Near(expected.GetProperty("recall_positive"), matrix.Recall(1));
        Near(expected.GetProperty("f1_positive"), matrix.F1(1));
        Near(expected.GetProperty("specificity"), matrix.Recall(0));
    }

    [Theory]
    [MemberData(nameof(LogLossCases)), Runs("metrics", "cases"), Runs("metrics", "cases[].expected", "log_loss")]
    public void The_loss_of_the_logits_of_probabilities_is_log_loss(string name)
    {
        JsonElement c = Case(name);
        int[] labels = Ints(c.GetProperty("labels"));
        bool binary = !c.TryGetProperty("probabilities", out JsonElement several);
        double[] logits = binary
            ? [.. Doubles(c.GetProperty("scores")).Select(p => Math.Log(p / (1 - p)))]
            : [.. several.EnumerateArray().SelectMany(Doubles).Select(p => Math.Log(p))];
        int width = logits.Length / labels.Length;
        double[] targets = [.. labels.SelectMany(l => Enumerable.Range(0, width).Select(k => l == (binary ? 1 : k) ? 1.0 : 0))];
        Loss loss = binary ? new BinaryCrossEntropy() : new CrossEntropy();
        LossSum sum = loss.Evaluate<double>(logits, targets, new LossShape(labels.Length, width, width), [], 1);
        Near(c.GetProperty("expected").GetProperty("log_loss"), sum.Total / labels.Length);
        if (!binary)
            Assert.Equal(Ints(c.GetProperty("predictions")), logits.Chunk(width).Select(row => ClassRule.Predict(row)));
    }

    [Fact, Runs("metrics", "top_k_ties", "lower_index_wins")]
    public void The_first_of_equal_outputs_wins_as_in_the_reference()
    {
        JsonElement ties = Golden.GetProperty("top_k_ties");
        int[] predictions = [.. ties.GetProperty("scores").EnumerateArray().Select(row => ClassRule.Predict(Doubles(row)))];
        Near(ties.GetProperty("lower_index_wins").GetProperty("1"), ConfusionMatrix.Of(4, Ints(ties.GetProperty("labels")), predictions).Accuracy);
    }

    [Theory]
    [MemberData(nameof(RegressionCases)), Runs("metrics", "cases")]
    [Runs("metrics", "cases[].expected", "r2", "r2_per_output", "rmse", "mse", "mae")]
    public void Regression_metrics_agree_with_the_reference(string name)
    {
        JsonElement c = Case(name), expected = c.GetProperty("expected");
        // Several targets are scored one by one; scikit-learn states the means.
        RegressionScores[] scores = [.. Columns(c.GetProperty("targets")).Zip(
            Columns(c.GetProperty("predictions")), (t, p) => RegressionScores.Of(t, p)!)];
        Near(expected.GetProperty("r2"), scores.Average(s => s.R2));
        if (expected.TryGetProperty("r2_per_output", out JsonElement each))
            Assert.All(scores, (s, i) => Near(each[i], s.R2));
        if (!expected.TryGetProperty("rmse", out JsonElement rmse))
            return;
        Near(rmse, scores.Average(s => s.Rmse));
        Near(expected.GetProperty("mse"), scores.Average(s => s.Rmse * s.Rmse));
        Near(expected.GetProperty("mae"), scores.Average(s => s.Mae));
    }

    [Fact, Runs("metrics", "cases[].expected", "r2_when_exact")]
    public void A_constant_target_met_exactly_has_r2_one()
    {
        double[] constant = Doubles(Case("regression_constant_target").GetProperty("targets"));
        Near(Case("regression_constant_target").GetProperty("expected").GetProperty("r2_when_exact"), RegressionScores.Of(constant, constant)!.R2);
    }

    [Fact]
    public void A_prediction_that_is_not_finite_leaves_no_regression_score()
    {
        Assert.Null(RegressionScores.Of([1, 2], [1, double.NaN]));
        Assert.Null(RegressionScores.Of([1, 2], [1, double.NegativeInfinity]));
        Assert.Null(RegressionScores.Of([1, 2], [1, 1e200]));
    }

    [Fact]
    public void No_rows_have_no_regression_score() => Assert.Null(RegressionScores.Of([], []));

    [Fact]
    public void A_row_without_prediction_is_wrong_and_belongs_to_no_class()
    {
        var matrix = ConfusionMatrix.Of(2, [0, 0, 1], [0, -1, 1]);
        Assert.Equal(2.0 / 3, matrix.Accuracy);
        Assert.Equal(0.5, matrix.Recall(0));
        Assert.Equal(1, matrix.Precision(0));
        Assert.Equal(1, matrix.Count(0, -1));
        Assert.Equal(3, matrix.Rows);
    }

    [Theory]
    [InlineData(2, 0.1, 0.7, 0.8)]
    [InlineData(1, 0.1, 0.7, 0.7)]
    [InlineData(0, 0.5, 0.5, 0.5)]
    [InlineData(-1, 0.1, 0.7, double.NaN)]
    [InlineData(-1, double.PositiveInfinity, 0, 0)]
    public void The_largest_output_wins_the_first_of_equals_and_none_when_not_finite(int expected, double a, double b, double c) =>
        Assert.Equal(expected, ClassRule.Predict([a, b, c]));

    [Theory]
    [InlineData(1, 0.001)]
    [InlineData(0, 0)]
    [InlineData(0, -3)]
    [InlineData(-1, double.NaN)]
    public void One_output_tells_two_classes_apart_by_its_sign(int expected, double output) =>
        Assert.Equal(expected, ClassRule.Predict([output]));

    private static ConfusionMatrix Matrix(string name)
    {
        JsonElement c = Case(name);
        int classes = c.GetProperty("expected").GetProperty("confusion_matrix").GetArrayLength();
        return ConfusionMatrix.Of(classes, Ints(c.GetProperty("labels")), Ints(c.GetProperty("predictions")));
    }

    private static IEnumerable<string> Names(Func<JsonElement, bool> which) =>
        Cases.EnumerateArray().Where(which).Select(c => Text(c, "name"));

    private static JsonElement Case(string name) => Cases.EnumerateArray().Single(c => Text(c, "name") == name);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetInt32())];

    private static double[] Doubles(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetDouble())];

    /// <summary>A list of numbers is one column.</summary>
    private static double[][] Columns(JsonElement rows) => rows[0].ValueKind == JsonValueKind.Number
        ? [Doubles(rows)]
        : [.. Enumerable.Range(0, rows[0].GetArrayLength()).Select(k => rows.EnumerateArray().Select(r => r[k].GetDouble()).ToArray())];

    private static void Near(JsonElement expected, double actual) =>
        Assert.InRange(actual - expected.GetDouble(), -Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())), Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())));
}
