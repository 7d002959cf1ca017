using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Engine.Catalog;
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
    private readonly Drafts drafts = new(families, experiment);
    private readonly FitCheck fit = new(families, problems, experiment);
    private readonly TrainingCheck training = new(families, problems, experiment);
    private readonly CanonicalJson canonical = new(families);
    private readonly Dictionary<BoundSection, string> withoutRate = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the user should know once.</summary>
    public IReadOnlyCollection<string> Notes => fit.Notes;

    /// <summary>The setting; null when something is wrong with it (problems say what).</summary>
    public PlannedSetting? Plan(Combination combination)
    {
        (Dictionary<string, BoundSection> bound, PlannedData? planned) = Bind(sections.Get, combination.Values);
        if (planned is null || bound.Values.Any(b => b.Value is null))
            return null;
        if (planned.TooLarge((Precision)bound["precision"].Value!) is { } objection)
        {
            problems.Add(bound["data"].PlaceOf(experiment.Path), objection);
            return null;
        }
        PlannedNetwork? network = fit.Get(planned, bound["model"], bound["loss"], bound["batch"], bound["train"]);
        return network is not null && training.Passes(planned, bound) ? Assemble(combination, bound, planned, network) : null;
    }

    /// <summary>The sections of a setting that may yet be excluded.</summary>
    public BoundSetting Draft(Assignment[] values) => Bind(drafts.Get, values);

    /// <summary>Reports what is wrong with the sections that all settings share, where it is not known which settings there are.</summary>
    public void CheckFixed(IReadOnlySet<string> swept)
    {
        foreach (Option section in TrialKeys.Sections.Where(s => !swept.Contains(s.Name)))
            _ = data.Get(sections.Get(section, For(section.Name, [])));
    }

    private BoundSetting Bind(Func<Option, Assignment[], BoundSection> section, Assignment[] values)
    {
        Dictionary<string, BoundSection> bound = TrialKeys.Sections.ToDictionary(
            s => s.Name, s => section(s, For(s.Name, values)), StringComparer.Ordinal);
        PlannedData? planned = data.Get(bound["data"]);
        if (planned is not null && bound["model"].Value is Model model && bound["loss"] is { Node: null, Value: null } left)
            bound["loss"] = sections.FromText(left.Option, model.DefaultLoss(planned.Task == DataTask.Regression));
        return new BoundSetting(bound, planned);
    }

    // Outer keys first: optimizer before optimizer.lr, whatever the order in the file.
    private Assignment[] For(string section, Assignment[] assignments)
    {
        Assignment[] mine = [.. assignments.Concat(experiment.Late).Where(a => a.Section == section)];
        return mine.Length == 0 ? none : mine.Length == 1 ? mine : [.. mine.OrderBy(a => a.Path.Length)];
    }

    private PlannedSetting Assemble(
        Combination combination, Dictionary<string, BoundSection> bound, PlannedData planned, PlannedNetwork network)
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
            settings, planned, network, Axes(combination, settings, network), whole, TrialIds.Setting(whole),
            TrialIds.Setting(Canonical(bound, planned, batch, group)), [.. TrialKeys.Sections.Select(s => bound[s.Name])]);
    }

    private AxisValue[] Axes(Combination combination, TrialSettings settings, PlannedNetwork network)
    {
        AxisValue[] axes = [.. combination.Values.Select(a =>
            network.Clipped is { } rows && a.Key.Text is "batch.size" ? new AxisValue(a.Key.Text, $"{rows}") : a.Value!)];
        if (experiment.Sweep.IsOneProduct)
            return axes;
        // A block, or a row of a list, may leave out what another one sets: its value is then that of the settings.
        return [.. experiment.Sweep.Keys.Except(combination.Inactive, StringComparer.Ordinal)
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
