using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;

namespace Exp.Core.Plan;

/// <summary>Whether the parts of a trial fit each other, and the network that follows. Each combination is looked at once.</summary>
internal sealed class FitCheck(FamilyList families, Problems problems, Experiment experiment)
{
    private const long MostParameters = 1L << 30;

    private readonly LossAdvice advice = new(families);
    private readonly Dictionary<(PlannedData, BoundSection, BoundSection, BoundSection, BoundSection), PlannedNetwork?> known = [];
    private readonly HashSet<string> notes = new(StringComparer.Ordinal);

    /// <summary>What the user should know once.</summary>
    public IReadOnlyCollection<string> Notes => notes;

    /// <summary>The network; null when something does not fit (problems say what).</summary>
    public PlannedNetwork? Get(PlannedData data, BoundSection model, BoundSection loss, BoundSection batch, BoundSection train)
    {
        var key = (data, model, loss, batch, train);
        if (!known.TryGetValue(key, out PlannedNetwork? network))
            known[key] = network = Check(data, model, loss, batch, train);
        return network;
    }

    private PlannedNetwork? Check(PlannedData data, BoundSection model, BoundSection loss, BoundSection batch, BoundSection train)
    {
        int before = problems.Count;
        var (m, l, t) = ((Model)model.Value!, (Loss)loss.Value!, (TrainSettings)train.Value!);
        CheckLoss(data, m, l, PlaceOf(loss, model));
        if (t.Stop.NeedsMistakes && !l.CountsMistakes)
        {
            problems.Add(
                train.PlaceOf(experiment.Path, "stop"),
                $"train.stop 'no_mistakes' needs a loss that counts mistakes, '{Kind(l)}' does not; use {advice.Counting()}, or train.stop: never");
        }
        NetworkSpec? spec = Build(data, model, m, l);
        if (spec is not null && problems.Count == before)
            CheckOutput(spec, l, model);
        if (spec is null || problems.Count > before)
            return null;
        (BatchStrategy strategy, int? clipped) = Clip(batch, data.Train);
        if (spec.Layers.Any(l => l.Norm is { UsesBatch: true }) && strategy.PartFor(data.Train) < 2)
        {
            problems.Add(
                batch.PlaceOf(experiment.Path, "size"),
                "batch norm needs at least two rows per batch, got 1; use batch: {strategy: mini, size: 32}, or model.norm: layer");
            return null;
        }
        return Budget(data, spec, strategy, clipped, t);
    }

    private void CheckLoss(PlannedData data, Model model, Loss loss, Place place)
    {
        bool regression = data.Task == DataTask.Regression;
        string most = loss.MaxClasses == 2 ? "two" : $"at most {loss.MaxClasses}";
        string? wrong = regression && !loss.Regression
            ? $"loss '{Kind(loss)}' needs classes, '{data.Name}' has real targets; use {advice.ForRegression(model)}"
            : model.Objection(loss);
        if (wrong is null && !regression && data.Classes > loss.MaxClasses)
        {
            wrong = $"loss '{Kind(loss)}' needs {most} classes, '{data.Name}' has {data.Classes}; "
                + $"use {advice.ForClasses(model, loss, data.Classes)}";
        }
        if (wrong is null && regression && loss.CountTargets && data.BelowZero)
            wrong = $"loss '{Kind(loss)}' needs counts, but a scaled target of '{data.Name}' is negative; use data.target_scale: none if they are counts";
        if (wrong is null && !regression && loss.Objection(data.Classes) is { } objection)
            wrong = $"loss '{Kind(loss)}': {objection}";
        if (wrong is not null)
            problems.Add(place, wrong);
    }

    private NetworkSpec? Build(PlannedData data, BoundSection section, Model model, Loss loss)
    {
        try
        {
            NetworkSpec spec = model.Build(data.Width, data.Task == DataTask.Regression ? 1 : loss.OutputsFor(data.Classes));
            if (spec.ParameterCount <= MostParameters)
                return spec;
            problems.Add(
                section.PlaceOf(experiment.Path, "hidden"),
                $"the network would have {spec.ParameterCount:N0} parameters; at most {MostParameters:N0}");
        }
        catch (UnfitOptionException bad)
        {
            problems.Add(section.PlaceOf(experiment.Path, bad.Option), $"model.{bad.Option}: {bad.Message}");
        }
        return null;
    }

    private void CheckOutput(NetworkSpec spec, Loss loss, BoundSection model)
    {
        if (loss.NeedsRawOutputs && spec.Layers[^1].Activation is not Identity and var output)
        {
            problems.Add(
                model.PlaceOf(experiment.Path, "output"),
                $"loss '{Kind(loss)}' works on raw outputs, but model.output is '{Kind(output)}'; use model.output: identity, or {advice.AnyOutput()}");
        }
    }

    private (BatchStrategy Strategy, int? Clipped) Clip(BoundSection section, int rows)
    {
        var strategy = (BatchStrategy)section.Value!;
        Member member = families.Of(typeof(BatchStrategy))!.MemberOf(strategy);
        object?[] values = [.. member.Options.Select(o => OptionTypes.ValueOf(strategy, o))];
        int place = member.Options.ToList().FindIndex(o => o is { Name: "size" });
        if (place < 0 || values[place] is not int size || size <= rows)
            return (strategy, null);
        notes.Add($"batch.size {size} clipped to {rows}, the training rows");
        values[place] = rows;
        return ((BatchStrategy)member.Create(values), rows);
    }

    // A multiplication and an addition per weight and row forward, twice that backward.
    private static PlannedNetwork Budget(PlannedData data, NetworkSpec spec, BatchStrategy batch, int? clipped, TrainSettings train)
    {
        double weights = spec.WeightCount;
        double training = 6 * weights * data.Train * train.Epochs;
        double evaluation = 2 * weights * data.Evaluated * (train.Epochs + 1.0);
        return new PlannedNetwork(spec, batch, clipped, (long)batch.StepsFor(data.Train) * train.Epochs, training + evaluation);
    }

    private Place PlaceOf(BoundSection loss, BoundSection model) =>
        loss.Node is null ? model.PlaceOf(experiment.Path) : loss.PlaceOf(experiment.Path);

    private string Kind<T>(T part)
        where T : notnull => families.Of(typeof(T))!.MemberOf(part).Kind;
}
