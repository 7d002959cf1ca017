using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class ResolvedConfigTests
{
    [Fact]
    public void Base_file_and_overrides_are_written_out()
    {
        using var files = new Planned(
            ("base.yaml", "# shared by all\ndata: {dataset: iris}\noptimizer: {kind: sgd, lr: 1e-1}\nsweep:\n  grid:\n    optimizer.lr: [0.1, 1]\n    batch.size: [4, 8]\n"),
            ("x.yaml", "extends: base.yaml\nname: 'x1'\nmodel: {hidden: [16, 16], kind: mlp}\n"));
        SweepPlan plan = files.Plan("x.yaml", "optimizer.lr=0.5", "train.epochs=1,2", "optimizer.momentum=0.9");
        Assert.Equal(
            """
            data:
              dataset: iris
            optimizer:
              kind: sgd
              lr: 0.5
              momentum: 0.9
            sweep:
              grid:
                batch.size: [4, 8]
                train.epochs: [1, 2]
            name: "x1"
            model:
              hidden: [16, 16]
              kind: mlp

            """.ReplaceLineEndings("\n"),
            plan.ResolvedConfig);
    }

    [Theory]
    [InlineData("data: {dataset: iris}\nsweep: {grid: {optimizer.lr: 'ladder(1e-3, 30)', batch: [full, {strategy: mini, size: 4}]}}")]
    [InlineData("data: {dataset: iris}\nshared: &a {x: [1, {y: 2}]}\nsweep: {list: [{optimizer: {kind: sgd, lr: 1}}, {model.hidden: [1, 2]}]}")]
    [InlineData("data: {dataset: iris}\ndescription: \"two\\nlines: #1\"\nsweep: {zip: {batch.size: {min: 1, max: 3, step: 1}, train.epochs: [1, 2, 3]}}")]
    public void The_written_config_asks_for_the_same_plan(string text)
    {
        SweepPlan plan = Planned.Of(text), again = Planned.Of(plan.ResolvedConfig);
        Assert.Equal(plan.Fingerprint, again.Fingerprint);
        Assert.Equal(plan.ResolvedConfig, again.ResolvedConfig);
    }
}
