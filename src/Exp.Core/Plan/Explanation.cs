using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Every resolved value of a config, in the order of the reference.</summary>
/// <param name="Values">One row per key; swept sections are one row.</param>
public sealed record Explanation(IReadOnlyList<ResolvedValue> Values)
{
    /// <summary>The values of a key and of all keys below it.</summary>
    /// <exception cref="ConfigException">There is no such key here.</exception>
    public IReadOnlyList<ResolvedValue> Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ResolvedValue[] found =
            [.. Values.Where(v => v.Key == key || v.Key.StartsWith(key + ".", StringComparison.Ordinal))];
        if (found.Length > 0)
            return found;
        string[] keys = [.. Values.Select(v => v.Key)];
        string near = Spelling.Nearest(key, keys.Concat(keys.Select(k => k.Split('.')[0]))) is { } word ? $"; did you mean '{word}'?" : "";
        throw new ConfigException([new Problem(Place.CommandLineFile, 0, 0, $"this config has no key {Words.Quote(key)}{near}")]);
    }
}
