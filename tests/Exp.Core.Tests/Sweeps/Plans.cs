using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Tests.Data;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Small real sweeps, planned from a config as a user would write it.</summary>
internal static class Plans
{
    /// <summary>Three learning rates, the last of which diverges, two repeats: six trials of a few milliseconds.</summary>
    public const string Iris = """
        name: little
        description: Learning rate on iris.
        seed: 7
        data: {dataset: iris, validation: 0.2, test: 0.2}
        model: {kind: mlp, hidden: [5], activation: tanh}
        loss: {kind: mse}
        optimizer: {kind: sgd, lr: 0.1}
        batch: {strategy: mini, size: 16}
        train: {epochs: 3}
        repeats: 2
        sweep:
          grid:
            optimizer.lr: [0.01, 0.3, 1e200]
        """;

    public static SweepPlan Of(string yaml, IReadOnlyList<Baseline>? baselines = null, params string[] overrides)
    {
        using var folder = new TempFolder();
        string path = folder.In("little.yaml");
        File.WriteAllText(path, yaml);
        SweepPlan plan = Planner.Plan(path, overrides, Folders.Shipped.Shipped, [.. (baselines ?? []).Select(b => b.About)]);
        // The path of a folder that is gone would differ between runs.
        return plan with { ConfigPath = "little.yaml" };
    }
}
