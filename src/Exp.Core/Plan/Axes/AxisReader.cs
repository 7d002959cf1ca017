using System.Text.RegularExpressions;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan.Axes;

/// <summary>The value of a key under `sweep` → the values of an axis.</summary>
internal sealed partial class AxisReader(Problems problems, int most)
{
    private readonly Binder binder = new(new FamilyList([]), problems);

    /// <summary>True for text or a map that can only be meant as an axis.</summary>
    public static bool LooksLikeAxis(Node node) => node switch
    {
        ScalarNode { Quoted: false } s => Call().Match(s.Text) is { Success: true } call && AxisForms.Find(call.Groups["name"].Value) is not null,
        MapNode map => map.Get("min") is not null && map.Get("max") is not null,
        _ => false,
    };

    /// <summary>The axis; null when it was reported.</summary>
    public Axis? Read(ScalarNode key, Node node)
    {
        int before = problems.Count;
        IReadOnlyList<Node> values = Values(key.Text, node);
        if (values.Count == 0 && problems.Count == before)
            problems.Add(node.Place, $"axis '{key.Text}' is empty; give it a value or remove it");
        return problems.Count > before
            ? null
            : new Axis(key, node.Place, [.. values.Select(v => new AxisItem(v, new AxisValue(key.Text, NodeText.Of(v))))]);
    }

    private IReadOnlyList<Node> Values(string key, Node node)
    {
        switch (node)
        {
            case ListNode list:
                foreach (ScalarNode item in list.Items.OfType<ScalarNode>().Where(s => s.IsNull))
                    problems.Add(item.Place, $"axis '{key}' has an item without a value; remove it");
                return list.Items;
            case ScalarNode { IsNull: true }:
                problems.Add(node.Place, Binder.NoValue($"axis '{key}'", node.Place));
                return [];
            case ScalarNode text:
                return Computed(key, node, () => Call(text.Text));
            case MapNode map when map.Get("min") is not null || map.Get("max") is not null:
                return Computed(key, node, () => Map(key, map));
            default:
                problems.Add(node.Place, $"axis '{key}' must be {Forms}, got {node.InWords}");
                return [];
        }
    }

    private static string Forms =>
        $"a list, one of {string.Join(", ", AxisForms.All.Select(f => f.Signature))}, {{min, max, step}} or {{min, max, n}}";

    private Node[] Computed(string key, Node node, Func<IReadOnlyList<string>> make)
    {
        try
        {
            return [.. make().Select(v => new ScalarNode(v, false, node.Place))];
        }
        catch (AxisException bad)
        {
            problems.Add(node.Place, $"axis '{key}': {bad.Message}");
            return [];
        }
    }

    private IReadOnlyList<string> Call(string text)
    {
        Match call = Call().Match(text);
        if (!call.Success)
        {
            throw new AxisException(text.Contains('(', StringComparison.Ordinal) && !text.Contains(')', StringComparison.Ordinal)
                ? $"{Words.Quote(text)} is cut off at a comma; inside braces put it in quotes"
                : $"{Forms} expected, got {Words.Quote(text)}; one value alone is written in its section");
        }
        string name = call.Groups["name"].Value;
        if (AxisForms.Find(name) is not { } form)
            throw new AxisException($"unknown axis form {Words.Quote(name)}{Suggestion.For(name, [.. AxisForms.All.Select(f => f.Name)])}");
        string[] arguments = [.. call.Groups["arguments"].Value.Split(',').Select(a => a.Trim())];
        if (arguments.Length != form.Parameters.Count)
            throw new AxisException($"write {form.Signature}");
        try
        {
            return form.Values([.. arguments.Select((a, i) => Number(a, form.Parameters[i]))], most);
        }
        catch (AxisException bad)
        {
            throw new AxisException($"{form.Signature}: {bad.Message}");
        }
    }

    private static ExactDecimal Number(string text, string name) => NumberText.TryDouble(text, out _, out string cure)
        ? ExactDecimal.Parse(text)
        : throw new AxisException($"{name} must be a number, got {Words.Quote(text)}{(cure.Length > 0 ? $"; {cure}" : "")}");

    private IReadOnlyList<string> Map(string key, MapNode map)
    {
        var option = new Option(key, typeof(AxisMap), true, null, null, "", double.NegativeInfinity, double.PositiveInfinity, false, false);
        if (binder.Bind(option, map, key) is not AxisMap axis)
            return [];
        return axis.Values(Written(map, "min"), Written(map, "max"), Written(map, "step"), most);
    }

    private static ExactDecimal Written(MapNode map, string key) =>
        map.Get(key) is ScalarNode s ? ExactDecimal.Parse(s.Text) : 0;

    [GeneratedRegex(
        @"\A\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\((?<arguments>[^()]*)\)\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();
}
