using System.Reflection;
using Exp.Engine.Catalog;

namespace Exp.Core.Config;

/// <summary>
/// Nodes → records, by reflection over the options of the catalog. Reports everything wrong and goes on; a result of null
/// means that something was reported.
/// </summary>
internal sealed class Binder(FamilyList families, Problems problems)
{
    private readonly ScalarBinder scalars = new(problems);
    private readonly Dictionary<(Type, string), object?> defaults = [];

    /// <summary>Binds the value of an option.</summary>
    /// <param name="option">Type, bounds and meaning.</param>
    /// <param name="node">The value as written.</param>
    /// <param name="path">The dotted key, for messages.</param>
    public object? Bind(Option option, Node node, string path) => Bind(option, OptionTypes.Bare(option.Type), node, path);

    /// <summary>Binds a map without a key of its own, the top of a file.</summary>
    public object? BindRoot(Type type, MapNode map) => BindOptions(type, OptionTypes.OptionsOf(type), map, "", null, null);

    /// <summary>The value of an option that was left out; false when there is none.</summary>
    public bool TryDefault(Option option, string path, out object? value)
    {
        value = null;
        if (option.Required)
            return false;
        Type type = OptionTypes.Bare(option.Type);
        if (option.DefaultText is { } text)
            value = DefaultOf(option, type, text, path);
        else if (option.Default is { } given)
            value = type.IsEnum ? Enum.ToObject(type, given) : given;
        return option.DefaultText is null || value is not null;
    }

    private object? DefaultOf(Option option, Type type, string text, string path)
    {
        if (!defaults.TryGetValue((type, text), out object? value))
        {
            Node node = YamlComposer.Text(text, Place.Default, problems)
                ?? throw new InvalidOperationException($"the default of {path} is not in config form: {text}");
            value = defaults[(type, text)] = Bind(option, type, node, path);
        }
        return value;
    }

    private object? Bind(Option option, Type type, Node node, string path)
    {
        if (node is ScalarNode { IsNull: true })
        {
            problems.Add(node.Place, NoValue(path, node.Place));
            return null;
        }
        if (families.Of(type) is { } family)
            return BindMember(family, node, path);
        if (OptionTypes.PerLayerOf(type) is { } perLayer)
            return BindPerLayer(option, type, perLayer, node, path);
        if (OptionTypes.ItemOf(type) is { } item)
        {
            return node is ListNode list
                ? BindList(option, item, list, path)
                : Wrong(node, $"{path} must be a list of {ScalarBinder.Plural(item)} such as {Example(item)}");
        }
        if (OptionTypes.IsSection(type))
            return BindSection(type, node, path);
        if (node is ScalarNode scalar)
            return scalars.Bind(option, type, scalar, path);
        string cure = node is ListNode ? "; to try several values name it under sweep.grid" : "";
        return Wrong(node, $"{path} must be {ScalarBinder.Singular(type)}", cure);
    }

    /// <summary>"train.epochs has no value (line 3)".</summary>
    public static string NoValue(string path, Place place) =>
        $"{path} has no value{(place.Line > 0 ? $" (line {place.Line})" : "")}; write one or remove the key";

    private object? BindMember(IFamily family, Node node, string path)
    {
        ScalarNode? kind = node as ScalarNode ?? (node as MapNode)?.Get(family.Discriminator) as ScalarNode;
        if (node is ListNode)
            return Wrong(node, $"{path} must be one {family.Noun}");
        if (kind is null or { IsNull: true })
        {
            string key = family.Discriminator;
            problems.Add(node.Place, $"{path} has no {key}; write {key}: and one of {string.Join(", ", Kinds(family))}");
            return null;
        }
        if (family.Find(kind.Text) is not { } member)
        {
            problems.Add(kind.Place, $"unknown {family.Noun} {Words.Quote(kind.Text)}{Suggestion.For(kind.Text, Kinds(family))}");
            return null;
        }
        MapNode options = node as MapNode ?? new MapNode([], node.Place);
        return BindOptions(member.Type, member.Options, options, path, family, member);
    }

    private object? BindSection(Type type, Node node, string path)
    {
        IReadOnlyList<Option> options = OptionTypes.OptionsOf(type);
        return node is MapNode map
            ? BindOptions(type, options, map, path, null, null)
            : Wrong(node, $"{path} must be a map with the keys {string.Join(", ", options.Select(o => o.Name))}");
    }

    private object? BindOptions(Type type, IReadOnlyList<Option> options, MapNode map, string path, IFamily? family, Member? member)
    {
        int before = problems.Count;
        ReportUnknown(options, map, path, family, member);
        var values = new object?[options.Count];
        bool complete = true;
        for (int i = 0; i < options.Count; i++)
            complete &= TryValue(options[i], map, Below(path, options[i].Name), member, out values[i]);
        return complete && problems.Count == before ? Create(type, values, map, path) : null;
    }

    private bool TryValue(Option option, MapNode map, string path, Member? member, out object? value)
    {
        if (map.Find(option.Name) is { } entry)
        {
            value = Bind(option, entry.Value, path);
            return value is not null;
        }
        if (TryDefault(option, path, out value))
            return true;
        string owner = member is null ? "" : $" for '{member.Kind}'";
        if (option.Required)
            problems.Add(map.Place, $"{path} is missing{owner}: {option.Summary}");
        return false;
    }

    private void ReportUnknown(IReadOnlyList<Option> options, MapNode map, string path, IFamily? family, Member? member)
    {
        string[] allowed = [.. options.Select(o => o.Name)];
        foreach (ScalarNode key in map.Entries.Select(e => e.Key))
        {
            if (allowed.Contains(key.Text) || key.Text == family?.Discriminator)
                continue;
            string owner = member is null ? "" : $" for {family!.Noun} '{member.Kind}'";
            string cure = member is not null && allowed.Length == 0 ? "; it has no options" : Suggestion.For(key.Text, allowed);
            problems.Add(key.Place, $"unknown key {Words.Quote(Below(path, key.Text))}{owner}{cure}");
        }
    }

    private object? Create(Type type, object?[] values, Node node, string path)
    {
        try
        {
            return Option.PrimaryConstructor(type).Invoke(values);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
        {
            problems.Add(node.Place, $"{path}: {inner.Message}");
            return null;
        }
    }

    private object? BindPerLayer(Option option, Type type, Type item, Node node, string path)
    {
        if (node is ListNode { Items.Count: 0 })
            return Wrong(node, $"{path} must be one value, or one for each layer", " without items");
        Array? items = node is ListNode list ? BindList(option, item, list, path) : OneItem(item, Bind(option, item, node, path));
        return items is null ? null : Activator.CreateInstance(type, items);
    }

    private static Array? OneItem(Type item, object? value)
    {
        if (value is null)
            return null;
        var items = Array.CreateInstance(item, 1);
        items.SetValue(value, 0);
        return items;
    }

    private Array? BindList(Option option, Type item, ListNode list, string path)
    {
        var values = Array.CreateInstance(item, list.Items.Count);
        bool complete = true;
        for (int i = 0; i < list.Items.Count; i++)
        {
            object? value = Bind(option, OptionTypes.Bare(item), list.Items[i], $"{path}[{i}]");
            complete &= value is not null;
            if (value is not null)
                values.SetValue(value, i);
        }
        return complete ? values : null;
    }

    private object? Wrong(Node node, string wanted, string after = "")
    {
        problems.Add(node.Place, $"{wanted}, got {node.InWords}{after}");
        return null;
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Example(Type item) => OptionTypes.IsWhole(item) ? "[16, 16]" : OptionTypes.IsReal(item) ? "[0.1, 0.2]" : "[a, b]";

    private static IReadOnlyList<string> Kinds(IFamily family) => [.. family.Members.Select(m => m.Kind)];
}
