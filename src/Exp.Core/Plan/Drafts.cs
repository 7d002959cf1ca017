using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Sections of settings that may yet be excluded: nothing is said about what is wrong with one; it is left unbound.</summary>
internal sealed class Drafts(FamilyList families, Experiment experiment)
{
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

    private BoundSection Bind(Option section, Assignment[] assignments)
    {
        var problems = new Problems();
        BoundSection draft = new Sections(families, problems, experiment).Get(section, assignments);
        return problems.Count == 0 ? draft : draft with { Value = null, Canonical = "" };
    }
}
