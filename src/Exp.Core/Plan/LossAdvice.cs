using Exp.Core.Config;
using Exp.Engine.Catalog;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;

namespace Exp.Core.Plan;

/// <summary>Which losses would do instead: asked of the catalog, so that a new loss is named at once.</summary>
internal sealed class LossAdvice(FamilyList families)
{
    private const int Named = 3;

    private readonly IFamily family = families.Of(typeof(Loss))!;

    /// <summary>Losses that count mistakes.</summary>
    public string Counting() => Or(Naming(l => l.CountsMistakes));

    /// <summary>Losses for real targets.</summary>
    public string ForRegression(Model model) => Or(Naming(l => l.Regression && model.Objection(l) is null));

    /// <summary>Losses that do not care what stands before them.</summary>
    public string AnyOutput() => Or(Naming(l => !l.NeedsRawOutputs));

    /// <summary>Losses for that many classes, and how this one could be made to fit.</summary>
    public string ForClasses(Model model, Loss loss, int classes)
    {
        string others = Naming(l => l.MaxClasses >= classes && l.NeedsRawOutputs && model.Objection(l) is null);
        Member member = family.MemberOf(loss);
        if (!member.Options.Any(o => o is { Name: "one_vs_rest" }))
            return Or(others);
        return others.Length == 0 ? $"loss: {{kind: {member.Kind}, one_vs_rest: true}}" : $"{others}, or one_vs_rest: true";
    }

    private static string Or(string losses) => losses.Length == 0 ? "another model" : losses;

    private string Naming(Func<Loss, bool> fits)
    {
        string[] kinds = [.. family.Members.Where(m => m.HasDefaults && fits((Loss)m.CreateDefault())).Select(m => m.Kind).Take(Named)];
        return kinds.Length == 0 ? "" : $"loss: {Words.Or(kinds)}";
    }
}
