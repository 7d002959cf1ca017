using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Binds every distinct section once, however many trials share it.</summary>
internal sealed class Sections(FamilyList families, Problems problems, Experiment experiment)
{
    private readonly MapNode written = experiment.Base;
    private readonly Binder binder = new(families, problems);
    private readonly Overlay overlay = new(families, problems);
    private readonly CanonicalJson canonical = new(families);
    private readonly Dictionary<AssignmentKey, BoundSection> bound = [];

    /// <summary>The section with those values put in.</summary>
    /// <param name="section">Which.</param>
    /// <param name="assignments">The values for this section, outer keys first.</param>
    public BoundSection Get(Option section, Assignment[] assignments)
    {
        var key = new AssignmentKey(section.Name, assignments);
        if (!bound.TryGetValue(key, out BoundSection? known))
            bound[key] = known = Bind(section, assignments);
        return known;
    }

    /// <summary>Binds a text in config form, such as the loss that goes with a model.</summary>
    public BoundSection FromText(Option section, string text)
    {
        var key = new AssignmentKey($"{section.Name}: {text}", []);
        if (!bound.TryGetValue(key, out BoundSection? known))
        {
            Node? node = YamlComposer.Text(text, Place.Default, problems);
            bound[key] = known = Of(section, null, node is null ? null : binder.Bind(section, node, section.Name));
        }
        return known;
    }

    private BoundSection Bind(Option section, Assignment[] assignments)
    {
        Node? node = written.Get(section.Name);
        foreach (Assignment a in assignments)
            node = overlay.Set(section, node, a.Path.AsSpan(1), a.Key, a.Node);
        if (node is not null)
            return Of(section, node, binder.Bind(section, node, section.Name));
        if (binder.TryDefault(section, section.Name, out object? value))
            return Of(section, null, value);
        if (section.Type == typeof(Data.DataSettings))
            problems.Add(Place.Whole(experiment.Path), "data is missing; write data: {dataset: …}");
        return Of(section, null, null);
    }

    private BoundSection Of(Option section, Node? node, object? value) =>
        new(section, node, value, value is null ? "" : canonical.Of(section.Type, value));
}
