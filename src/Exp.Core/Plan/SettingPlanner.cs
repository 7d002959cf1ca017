using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;

namespace Exp.Core.Plan;

/// <summary>The values of one setting → a setting that is bound and checked.</summary>
internal sealed class SettingPlanner(FamilyList families, Problems problems, Experiment experiment, DataCheck data)
{
    private static readonly Assignment[] none = [];

    private readonly Sections sections = new(families, problems, experiment);
    private readonly FitCheck fit = new(families, problems, experiment);
    private readonly TrainingCheck training = new(families, problems, experiment);
    private readonly CanonicalJson canonical = new(families);
    private readonly Dictionary<BoundSection, string> withoutRate = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the user should know once.</summary>
    public IReadOnlyCollection<string> Notes => fit.Notes;

    /// <summary>The setting; null when something is wrong with it (problems say what).</summary>
    public PlannedSetting? Plan(IReadOnlyList<Assignment> assignments)
    {
        Dictionary<string, BoundSection> bound = TrialKeys.Sections.ToDictionary(
            s => s.Name, s => sections.Get(s, For(s.Name, assignments)), StringComparer.Ordinal);
        PlannedData? planned = data.Get(bound["data"]);
        if (planned is null || bound["model"].Value is not Model model)
            return null;
        if (bound["loss"] is { Node: null, Value: null } left)
            bound["loss"] = sections.FromText(left.Option, model.DefaultLoss(planned.Task == DataTask.Regression));
        if (bound.Values.Any(b => b.Value is null))
            return null;
        if (planned.TooLarge((Precision)bound["precision"].Value!) is { } objection)
        {
            problems.Add(bound["data"].PlaceOf(experiment.Path), objection);
            return null;
        }
        PlannedNetwork? network = fit.Get(planned, bound["model"], bound["loss"], bound["batch"], bound["train"]);
        return network is not null && training.Passes(planned, bound) ? Assemble(assignments, bound, planned, network) : null;
    }

    // Outer keys first: optimizer before optimizer.lr, whatever the order in the file.
    private Assignment[] For(string section, IReadOnlyList<Assignment> assignments)
    {
        Assignment[] mine = [.. assignments.Concat(experiment.Late).Where(a => a.Section == section)];
        return mine.Length == 0 ? none : mine.Length == 1 ? mine : [.. mine.OrderBy(a => a.Path.Length)];
    }

    private PlannedSetting Assemble(
        IReadOnlyList<Assignment> assignments, Dictionary<string, BoundSection> bound, PlannedData planned, PlannedNetwork network)
    {
        var settings = new TrialSettings(
            (Precision)bound["precision"].Value!, planned.Settings, (Model)bound["model"].Value!, (Loss)bound["loss"].Value!,
            (Optimizer)bound["optimizer"].Value!, (Schedule)bound["schedule"].Value!, network.Batch, (TrainSettings)bound["train"].Value!,
            (Regularization)bound["regularization"].Value!, (Clip)bound["clip"].Value!, (Rng)bound["rng"].Value!);
        string batch = network.Clipped is null ? bound["batch"].Canonical : canonical.Of(bound["batch"].Option.Type, network.Batch);
        BoundSection optimizer = bound["optimizer"];
        if (!withoutRate.TryGetValue(optimizer, out string? group))
            withoutRate[optimizer] = group = canonical.Of(optimizer.Option.Type, optimizer.Value, without: "lr");
        string whole = Canonical(bound, planned, batch, optimizer.Canonical);
        return new PlannedSetting(
            settings, planned, network, Axes(assignments, settings, network), whole, TrialIds.Setting(whole),
            TrialIds.Setting(Canonical(bound, planned, batch, group)), [.. TrialKeys.Sections.Select(s => bound[s.Name])]);
    }

    private AxisValue[] Axes(IReadOnlyList<Assignment> assignments, TrialSettings settings, PlannedNetwork network)
    {
        AxisValue[] axes = [.. assignments.Select(a =>
            network.Clipped is { } rows && a.Key.Text is "batch.size" ? new AxisValue(a.Key.Text, $"{rows}") : a.Value!)];
        if (experiment.Sweep.List is null)
            return axes;
        // A row of a list may leave out what another row sets: its value is then that of the settings.
        return [.. experiment.Sweep.Keys
            .Select(key => axes.FirstOrDefault(a => a.Key == key)
                ?? (SettingText.Find(families, settings, key) is { } text ? new AxisValue(key, text) : null))
            .OfType<AxisValue>()];
    }

    // Keys in sorted order, as everywhere in canonical form; a section that came later leaves no trace at its default.
    private string Canonical(Dictionary<string, BoundSection> bound, PlannedData data, string batch, string optimizer)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["data_digest"] = JsonText.Quote(data.Digest) };
        foreach ((string name, BoundSection section) in bound)
        {
            if (!section.Option.Later || section.Canonical != sections.FromText(section.Option, section.Option.DefaultText!).Canonical)
                entries[name] = section.Canonical;
        }
        (entries["batch"], entries["data"], entries["optimizer"]) = (batch, data.Canonical, optimizer);
        return $"{{{string.Join(',', entries.Select(e => $"{JsonText.Quote(e.Key)}:{e.Value}"))}}}";
    }
}
