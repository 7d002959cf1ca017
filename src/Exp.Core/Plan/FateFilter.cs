using System.Text.RegularExpressions;
using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>Which combinations somebody asks about: those with a trial id, or with some values.</summary>
internal sealed partial class FateFilter
{
    private readonly string id;
    private readonly AxisValue[] values;

    private FateFilter(string id, AxisValue[] values) => (this.id, this.values) = (id, values);

    /// <summary>Reads the beginning of an id, or key=value,key=value in the grammar of overrides.</summary>
    /// <exception cref="ConfigException">It is neither.</exception>
    public static FateFilter Of(string wanted)
    {
        if (!wanted.Contains('=', StringComparison.Ordinal))
            return new FateFilter(wanted, []);
        var problems = new Problems();
        IReadOnlyList<Override> parts = Overrides.Parse(NextKey().Split(wanted), problems);
        problems.ThrowIfAny();
        return new FateFilter("", [.. parts.Select(p => new AxisValue(p.Key, NodeText.Of(p.Values[0])))]);
    }

    /// <summary>True when it is one of those asked about.</summary>
    public bool Matches(Fate fate) => id.Length > 0
        ? fate.TrialIds.Any(t => t.StartsWith(id, StringComparison.OrdinalIgnoreCase))
        : values.All(fate.Values.Contains);

    [GeneratedRegex(@",(?=\s*[A-Za-z_][\w.]*=)", RegexOptions.CultureInvariant)]
    private static partial Regex NextKey();
}
