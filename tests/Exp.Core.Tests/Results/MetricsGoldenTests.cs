using System.Text.Json;
using Exp.Core.Results.Metrics;

namespace Exp.Core.Tests.Results;

/// <summary>Metrics against scikit-learn, degenerate cases included.</summary>
public sealed class MetricsGoldenTests
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement Cases = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "metrics.json"))).RootElement.GetProperty("cases");

    public static TheoryData<string> LabelCases => [.. Names(c => c.TryGetProperty("expected", out JsonElement e) && e.TryGetProperty("confusion_matrix", out _))];

    public static TheoryData<string> RegressionCases => [.. Names(c => Text(c, "kind") == "regression" && c.GetProperty("targets")[0].ValueKind == JsonValueKind.Number)];

    [Theory]
    [MemberData(nameof(LabelCases))]
    public void Label_metrics_agree_with_the_reference(string name)
    {
        JsonElement expected = Case(name).GetProperty("expected");
        ConfusionMatrix matrix = Matrix(name);
        Near(expected.GetProperty("accuracy"), matrix.Accuracy);
        JsonElement perClass = expected.GetProperty("per_class");
        for (int k = 0; k < matrix.Classes; k++)
        {
            Near(perClass.GetProperty("recall")[k], matrix.Recall(k));
            Near(perClass.GetProperty("precision")[k], matrix.Precision(k));
            Near(perClass.GetProperty("f1")[k], matrix.F1(k));
            for (int p = 0; p < matrix.Classes; p++)
                Assert.Equal(expected.GetProperty("confusion_matrix")[k][p].GetInt32(), matrix.Count(k, p));
        }
        Near(expected.GetProperty("macro").GetProperty("f1"), matrix.MacroF1);
    }

    [Theory]
    [MemberData(nameof(RegressionCases))]
    public void Regression_metrics_agree_with_the_reference(string name)
    {
        JsonElement c = Case(name), expected = c.GetProperty("expected");
        var scores = RegressionScores.Of(Doubles(c.GetProperty("targets")), Doubles(c.GetProperty("predictions")))!;
        Near(expected.GetProperty("r2"), scores.R2);
        if (expected.TryGetProperty("rmse", out JsonElement rmse))
            Near(rmse, scores.Rmse);
        if (expected.TryGetProperty("mae", out JsonElement mae))
            Near(mae, scores.Mae);
    }

    [Fact]
    public void A_constant_target_met_exactly_has_r2_one() =>
        Assert.Equal(new RegressionScores(0, 0, 1), RegressionScores.Of([2, 2], [2, 2]));

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

    private static void Near(JsonElement expected, double actual) =>
        Assert.InRange(actual - expected.GetDouble(), -Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())), Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())));
}
