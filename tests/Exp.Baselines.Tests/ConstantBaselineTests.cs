using Exp.Core.Data;
using Exp.Engine.Numbers;

namespace Exp.Baselines.Tests;

public class ConstantBaselineTests
{
    private static readonly SeedTree Seeds = new(1, 0);

    [Fact]
    public void Majority_scores_every_class_by_its_share_of_the_training_rows()
    {
        PreparedData data = Sets.Prepare("iris", Seeds, positive: "setosa");
        double[] scores = Fit("majority", data).Scores([0, 149]);
        Assert.Equal([2 / 3.0, 1 / 3.0, 2 / 3.0, 1 / 3.0], scores);
    }

    [Fact]
    public void Mean_predicts_the_mean_of_the_training_targets_in_their_units()
    {
        PreparedData data = Sets.Prepare("concrete", Seeds);
        double expected = data.Train.Average(row => data.Set.Targets[row]);
        Assert.Equal(expected, Assert.Single(Fit("mean", data).Scores([3])), 12);
    }

    private static Core.Run.FittedBaseline Fit(string name, PreparedData data) =>
        BaselineList.All.Single(b => b.About.Name == name).Fit(data, Seeds, CancellationToken.None);
}
