using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Monitoring;
using Exp.Engine.Networks.Models;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;

namespace Exp.Core.Plan;

/// <summary>Whether the rules of a training fit its data and each other: watched metrics, and what an optimizer cannot do with.</summary>
internal sealed class TrainingCheck(FamilyList families, Problems problems, Experiment experiment)
{
    /// <summary>True when they do; else problems say what does not.</summary>
    public bool Passes(PlannedData data, IReadOnlyDictionary<string, BoundSection> bound)
    {
        int before = problems.Count;
        var train = (TrainSettings)bound["train"].Value!;
        foreach (Metric metric in train.Stop.Watched)
            CheckMetric(data, metric, bound["train"], "train.stop", "stop");
        if (train.Keep?.Watched is { } kept)
            CheckMetric(data, kept, bound["train"], "train.keep", "keep");
        if (((Schedule)bound["schedule"].Value!).Watched is { } watched)
            CheckMetric(data, watched, bound["schedule"], "schedule");
        CheckOptimizer(data, (Optimizer)bound["optimizer"].Value!, bound);
        CheckSeed((Rng)bound["rng"].Value!, bound["rng"]);
        return problems.Count == before;
    }

    private void CheckMetric(PlannedData data, Metric metric, BoundSection section, string key, params ReadOnlySpan<string> path)
    {
        string name = Option.SnakeCase(metric.ToString());
        if (metric.NeedsValidation() && data.Settings.Validation == 0)
        {
            problems.Add(
                section.PlaceOf(experiment.Path, path),
                $"{key} watches {name}, but no validation rows are held out; set data.validation, or monitor: train_loss");
        }
        if (metric.NeedsClasses() && data.Task == DataTask.Regression)
        {
            problems.Add(
                section.PlaceOf(experiment.Path, path),
                $"{key} watches {name}, but '{data.Name}' has real targets and no accuracy; use monitor: {(metric.NeedsValidation() ? "val_loss" : "train_loss")}");
        }
    }

    private void CheckOptimizer(PlannedData data, Optimizer optimizer, IReadOnlyDictionary<string, BoundSection> bound)
    {
        string kind = families.Of(typeof(Optimizer))!.MemberOf(optimizer).Kind;
        var mlp = bound["model"].Value as Mlp;
        if (mlp?.Parametrization is Mup && optimizer.StepScale is null)
            Refuse(bound["optimizer"], $"parametrization 'mup' knows no layer rates for optimizer '{kind}'; use sgd, adam, adamw or another whose steps follow the gradient or the rate, or model.parametrization: standard");
        if (!optimizer.NeedsObjective)
            return;
        if (mlp is not null && (mlp.InputDropout > 0 || mlp.Dropout?.Items.Any(share => share > 0) == true))
            Refuse(bound["model"], $"optimizer '{kind}' searches along its steps, and dropout makes it another function in each; use dropout: 0");
        if (((BatchStrategy)bound["batch"].Value!).SizeFor(data.Train) < data.Train)
            Refuse(bound["batch"], $"optimizer '{kind}' searches along its steps and needs the same rows in each; use batch: full");
        if (bound["clip"].Value is not NoClip)
            Refuse(bound["clip"], $"optimizer '{kind}' searches along its steps; a clipped gradient would mislead it; use clip: none");
        if ((Regularization)bound["regularization"].Value! is { Decoupled: true, L2: > 0 } or { MaxNorm: not null })
            Refuse(bound["regularization"], $"optimizer '{kind}' searches along its steps; decoupled decay and max_norm would move the weights beside it; use l2 as a penalty");
    }

    private void CheckSeed(Rng rng, BoundSection section)
    {
        string kind = families.Of(typeof(Rng))!.MemberOf(rng).Kind;
        if (experiment.Settings.Seed > rng.LargestSeed - experiment.Settings.Repeats + 1)
            Refuse(section, $"rng '{kind}' takes seeds up to {rng.LargestSeed}, the last repeat included; lower seed");
    }

    private void Refuse(BoundSection section, string text) => problems.Add(section.PlaceOf(experiment.Path), text);
}
