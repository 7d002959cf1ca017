using Exp.Core.Plan;
using Exp.Core.Results.Files;
using Exp.Core.Tests.Plan;

namespace Exp.Core.Tests.Results;

public class PlanDifferenceTests
{
    private const string Iris = "data: {dataset: iris}\n";

    [Theory]
    [InlineData("sweep: {grid: {optimizer.lr: [1, 2]}}", "sweep: {grid: {optimizer.lr: [2, 1]}}", 0, 0, 2, "")]
    [InlineData("sweep: {grid: {optimizer.lr: [1, 2, 3]}}", "sweep: {grid: {optimizer.lr: [2, 4]}}", 2, 1, 1, "optimizer.lr +1,3 -4")]
    [InlineData("repeats: 2", "", 1, 0, 1, "repeat +1 -")]
    [InlineData("seed: 2", "", 1, 1, 0, "seed +2 -1")]
    [InlineData("optimizer: adam", "", 1, 1, 0, "optimizer.beta1 +0.9 -; optimizer.beta2 +0.999 -; optimizer.dampening + -0; optimizer.epsilon +1E-08 -; optimizer.kind +adam -sgd; optimizer.lr +0.001 -0.01; optimizer.momentum + -0; optimizer.nesterov + -false")]
    [InlineData("sweep: {list: [{optimizer.lr: 1, batch.size: 8}, {optimizer.lr: 2, batch.size: 4}]}", "sweep: {list: [{optimizer.lr: 1, batch.size: 4}, {optimizer.lr: 2, batch.size: 8}]}", 2, 2, 0, "")]
    public void Plans_differ_by_ids_and_by_the_values_only_one_of_them_has(string here, string there, int added, int removed, int kept, string keys)
    {
        var difference = PlanDifference.Between(PlanDifference.Trials(Planned.Of(Iris + here)), PlanDifference.Trials(Planned.Of(Iris + there)));
        Assert.Equal((added, removed, kept), (difference.Added.Count, difference.Removed.Count, difference.Kept));
        Assert.Equal(keys, string.Join("; ", difference.Keys.Select(k => $"{k.Key} +{string.Join(',', k.Here)} -{string.Join(',', k.There)}")));
    }

    [Fact]
    public void A_plan_equals_its_file()
    {
        SweepPlan plan = Planned.Of(Iris + "repeats: 2\nsweep: {grid: {optimizer.lr: [1, 2], model.hidden: [[4], []]}}");
        string folder = Directory.CreateTempSubdirectory("exp-plan-file-").FullName;
        try
        {
            PlanFile.Write(folder, plan);
            Assert.Equal(PlanDifference.Trials(plan), PlanFile.Trials(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
