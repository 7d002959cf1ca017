using System.Globalization;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan.Conditions;

/// <summary>What a block says about which of its combinations are trained: when, exclude, sample.</summary>
/// <param name="block">sweep, or sweep[0] in a list of blocks.</param>
/// <param name="problems">Where what is wrong goes.</param>
internal sealed class ConditionReader(string block, Problems problems)
{
    private readonly Binder binder = new(new FamilyList([]), problems);

    /// <summary>The conditional axes.</summary>
    /// <param name="entry">The key when; null when it is not there.</param>
    /// <param name="axes">The keys of the block's axes; null when some of them were reported.</param>
    public IEnumerable<ConditionalAxis> When(MapEntry? entry, IReadOnlyList<string>? axes)
    {
        if (entry is null)
            yield break;
        if (entry.Value is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Add(entry.Value.Place, $"{block}.when must be a map from axes to conditions such as {{optimizer.momentum: \"optimizer.kind = 'sgd'\"}}, got {InWords(entry.Value)}");
            yield break;
        }
        foreach (MapEntry axis in map.Entries)
        {
            if (axes is not null && !axes.Contains(axis.Name, StringComparer.Ordinal))
                problems.Add(axis.Key.Place, $"{Words.Quote(axis.Name)} under {block}.when is no axis of its grid or zip{Suggestion.For(axis.Name, [.. axes])}");
            else if (Of($"{block}.when.{axis.Name}", axis.Value) is { } condition)
                yield return new ConditionalAxis(axis.Name, condition);
        }
    }

    /// <summary>The conditions under exclude.</summary>
    public IReadOnlyList<Condition> Exclude(MapEntry? entry)
    {
        if (entry is null)
            return [];
        if (entry.Value is ListNode list)
            return [.. list.Items.Select((item, i) => Of(string.Create(CultureInfo.InvariantCulture, $"{block}.exclude[{i}]"), item)).OfType<Condition>()];
        problems.Add(entry.Value.Place, $"{block}.exclude must be a list of conditions such as [\"batch.size > 128 and optimizer.lr > 1\"], got {InWords(entry.Value)}");
        return [];
    }

    /// <summary>How many settings are drawn; null for all.</summary>
    public int? Sample(MapEntry? entry)
    {
        if (entry is null)
            return null;
        var option = new Option("sample", typeof(SampleSettings), true, null, null, "", double.NegativeInfinity, double.PositiveInfinity, false, false);
        return (binder.Bind(option, entry.Value, $"{block}.sample") as SampleSettings)?.Count;
    }

    private Condition? Of(string name, Node node)
    {
        if (node is ScalarNode { IsNull: false } text && !string.IsNullOrWhiteSpace(text.Text))
            return new Condition(name, text.Text, text.Place);
        problems.Add(node.Place, $"{name} must be a condition such as \"optimizer.kind = 'sgd'\", got {InWords(node)}");
        return null;
    }

    private static string InWords(Node node) => node is MapNode { Entries.Count: 0 } ? "an empty one" : node.InWords;
}
