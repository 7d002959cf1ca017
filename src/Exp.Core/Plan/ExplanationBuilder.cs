using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Walks bound values and written nodes side by side: what was written has a place, everything else is a default.</summary>
internal sealed class ExplanationBuilder(FamilyList families, Experiment experiment)
{
    private const int AxisValuesShown = 40;

    private readonly List<ResolvedValue> values = [];

    /// <summary>Explains the config by its first setting; swept keys show all their values.</summary>
    public Explanation Explain(PlannedSetting first)
    {
        ExperimentSettings own = experiment.Settings with { Name = experiment.Name, Baselines = experiment.Settings.Baselines ?? [], Expect = experiment.Settings.Expect ?? [] };
        foreach (Option option in TrialKeys.Experiment)
            Visit(option, option.Name, OptionTypes.ValueOf(own, option), experiment.Root.Get(option.Name));
        foreach (BoundSection section in first.Sections)
            Visit(section.Option, section.Option.Name, OptionTypes.ValueOf(first.Settings, section.Option), section.Node);
        return new Explanation(values);
    }

    private void Visit(Option option, string path, object? value, Node? node)
    {
        if (AxisOf(path) is { } axis)
        {
            values.Add(axis with { Summary = option.Summary });
            return;
        }
        Type type = OptionTypes.Bare(option.Type);
        if (value is not null && families.Of(type) is { } family && family.MemberOf(value) is { Options.Count: > 0 } member)
        {
            var map = node as MapNode;
            Node? kind = map is null ? node : map.Get(family.Discriminator);
            Add($"{path}.{family.Discriminator}", member.Kind, kind, option.Summary);
            VisitParts(member.Options, path, value, map);
        }
        else if (value is not null && families.Of(type) is null && OptionTypes.IsSection(type))
        {
            VisitParts(OptionTypes.OptionsOf(type), path, value, node as MapNode);
        }
        else
        {
            Add(path, SettingText.Of(families, type, value), node, option.Summary);
        }
    }

    private void VisitParts(IReadOnlyList<Option> options, string path, object value, MapNode? map)
    {
        foreach (Option option in options)
            Visit(option, $"{path}.{option.Name}", OptionTypes.ValueOf(value, option), map?.Get(option.Name));
    }

    private void Add(string key, string value, Node? node, string summary) =>
        values.Add(new ResolvedValue(key, value, Origin(node?.Place ?? Place.Default), summary));

    private ResolvedValue? AxisOf(string key)
    {
        Assignment[] all = [.. Swept(key)];
        if (all.Length == 0)
            return null;
        string[] texts = [.. all.Select(a => a.Value!.Text).Distinct(StringComparer.Ordinal)];
        string more = texts.Length > AxisValuesShown ? $", … ({texts.Length} values)" : "";
        return new ResolvedValue(key, string.Join(", ", texts.Take(AxisValuesShown)) + more, $"axis, {Origin(all[0].Key.Place)}", "");
    }

    private IEnumerable<Assignment> Swept(string key) => experiment.Sweep.Blocks.SelectMany(b => b.ValuesOf(key));

    private static string Origin(Place place) => place.Line > 0 ? $"{place.File}({place.Line},{place.Column})" : place.File;
}
