using Exp.Core.Data;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Baselines.Tests;

/// <summary>What every baseline promises; a new one joins by being listed.</summary>
public class BaselineContractTests
{
    private static readonly SeedTree Seeds = new(1, 0);

    public static TheoryData<string> Names => [.. BaselineList.All.Select(b => b.About.Name)];

    public static TheoryData<string> Classifiers => [.. BaselineList.All.Where(b => b.About.Classification).Select(b => b.About.Name)];

    public static TheoryData<string> LearningClassifiers => [.. Classifiers.Select(row => row.Data).Where(n => n != "majority")];

    public static TheoryData<string> LearningRegressions =>
        [.. BaselineList.All.Where(b => b.About.Regression && b.About.Name != "mean").Select(b => b.About.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Twice_gives_the_same_bits(string name)
    {
        PreparedData data = Data(name);
        double[] first = Fit(name, data).Scores(data.Validation);
        double[] second = Fit(name, data).Scores(data.Validation);
        Assert.Equal(first.Select(BitConverter.DoubleToInt64Bits), second.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory, MemberData(nameof(Names))]
    public void Scores_are_finite_and_one_per_output(string name)
    {
        PreparedData data = Data(name);
        FittedBaseline fitted = Fit(name, data);
        double[] scores = fitted.Scores(data.Validation);
        Assert.Equal(data.Validation.Length * Math.Max(data.Set.Classes.Count, 1), scores.Length);
        Assert.All(scores, s => Assert.True(double.IsFinite(s)));
        Assert.Empty(fitted.Scores([]));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_row_scores_the_same_alone_and_in_company(string name)
    {
        PreparedData data = Data(name);
        FittedBaseline fitted = Fit(name, data);
        int outputs = Math.Max(data.Set.Classes.Count, 1);
        double[] all = fitted.Scores(data.Validation);
        Assert.Equal(all[^outputs..], fitted.Scores([data.Validation[^1]]));
    }

    [Theory, MemberData(nameof(Names))]
    public void Only_training_rows_are_learnt_from(string name)
    {
        DataSet set = Data(name).Set;
        int[] test = [.. Enumerable.Range(0, set.Rows).Where(row => row % 3 == 0)];
        PreparedData data = Sets.Prepare(set with { TestRows = test }, Seeds);
        PreparedData changed = Sets.Prepare(WithOtherTargets(set, test), Seeds);
        Assert.Equal(data.Train, changed.Train);
        Assert.Equal(Fit(name, data).Scores(test), Fit(name, changed).Scores(test));
    }

    [Theory, MemberData(nameof(LearningClassifiers))]
    public void Three_classes_are_told_apart_far_better_than_by_majority(string name) =>
        Assert.InRange(Accuracy(name, Sets.Prepare("iris", Seeds)), 0.8, 1.0);

    [Theory, MemberData(nameof(LearningClassifiers))]
    public void Two_classes_are_told_apart_far_better_than_by_majority(string name) =>
        Assert.InRange(Accuracy(name, Sets.Prepare("breast-cancer", Seeds)), 0.85, 1.0);

    [Theory, MemberData(nameof(LearningClassifiers))]
    public void The_last_of_three_classes_is_recalled(string name)
    {
        // Labels shifted by one would lose exactly this class.
        PreparedData data = Sets.Prepare("iris", Seeds);
        int[] virginica = Array.FindAll(data.Validation, row => data.Set.Labels[row] == 2);
        Assert.InRange(Share(Fit(name, data), data, virginica), 0.7, 1.0);
    }

    [Theory, MemberData(nameof(LearningRegressions))]
    public void Predictions_are_in_original_units_and_far_better_than_the_mean(string name)
    {
        PreparedData data = Sets.Prepare("concrete", Seeds);
        double ours = SquaredError(Fit(name, data), data), mean = SquaredError(Fit("mean", data), data);
        Assert.InRange(ours, 0, 0.55 * mean);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_cancelled_fit_says_so(string name)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Find(name).Fit(Data(name), Seeds, source.Token));
    }

    [Fact]
    public void Names_are_unique_and_have_a_summary()
    {
        Assert.Equal(BaselineList.All.Count, BaselineList.All.Select(b => b.About.Name).Distinct().Count());
        Assert.All(BaselineList.All, b => Assert.NotEmpty(b.About.Summary));
        Assert.All(BaselineList.All, b => Assert.True(b.About.Classification || b.About.Regression));
    }

    private static PreparedData Data(string name) => Sets.Prepare(Find(name).About.Classification ? "iris" : "concrete", Seeds);

    private static Baseline Find(string name) => BaselineList.All.Single(b => b.About.Name == name);

    private static FittedBaseline Fit(string name, PreparedData data)
    {
        try
        {
            return Find(name).Fit(data, Seeds, CancellationToken.None);
        }
        catch (BaselineUnavailableException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    private static double Accuracy(string name, PreparedData data) => Share(Fit(name, data), data, data.Validation);

    private static double Share(FittedBaseline fitted, PreparedData data, int[] rows)
    {
        double[][] scores = [.. fitted.Scores(rows).Chunk(data.Set.Classes.Count)];
        return rows.Where((row, i) => Array.IndexOf(scores[i], scores[i].Max()) == data.Set.Labels[row]).Count() / (double)rows.Length;
    }

    private static double SquaredError(FittedBaseline fitted, PreparedData data) =>
        fitted.Scores(data.Validation).Zip(data.Validation, (p, row) => (p - data.Set.Targets[row]) * (p - data.Set.Targets[row])).Average();

    private static DataSet WithOtherTargets(DataSet set, int[] test)
    {
        (int[] labels, double[] targets) = ([.. set.Labels], [.. set.Targets]);
        foreach (int row in test)
        {
            if (set.Task == DataTask.Classification)
                labels[row] = 0;
            else
                targets[row] = 1e6;
        }
        return set with { Labels = labels, Targets = targets, TestRows = test };
    }
}
