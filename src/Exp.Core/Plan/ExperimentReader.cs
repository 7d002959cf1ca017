using System.Text.RegularExpressions;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Config file and overrides → an experiment.</summary>
internal sealed partial class ExperimentReader(FamilyList families, Problems problems, int most)
{
    private const int LongestName = 100;

    private readonly Overlay overlay = new(families, problems);

    /// <summary>The experiment; null when the file could not be read at all.</summary>
    public Experiment? Read(string path, IReadOnlyList<string> arguments)
    {
        MapNode? root = ConfigReader.Read(path, problems);
        IReadOnlyList<Override> overrides = [.. Overrides.Parse(arguments, problems).Where(IsAllowed)];
        if (root is null)
            return null;
        ReportUnknown(root);
        Override[] axes = [.. overrides.Where(IsAxis)];
        Assignment[] single = [.. overrides.Except(axes).Select(o => new Assignment(Key(o), One(o), null)).OrderBy(a => a.Path.Length)];
        foreach (Assignment a in single)
            root = Set(root, a);
        HashSet<string> fixedKeys = [.. single.Select(a => a.Key.Text)];
        SweepSpec sweep = new SweepReader(problems, most).Read(
            root.Get("sweep"), [.. axes.Select(o => new Assignment(Key(o), AxisNode(o), null))], fixedKeys);
        Assignment[] late = [.. single.Where(a => sweep.Keys.Any(k => a.Key.Text.StartsWith(k + ".", StringComparison.Ordinal)))];
        return new Experiment(path, Bind(root, path), WithAxes(root, axes, fixedKeys), sweep, late);
    }

    private static bool IsAxis(Override o) =>
        !IsOwnKey(o) && (o.Values.Count > 1 || (AxisReaderSays(o.Values[0]) && TrialKeys.IsTrialKey(o.Key)));

    private static bool AxisReaderSays(Node node) => Axes.AxisReader.LooksLikeAxis(node);

    private static bool IsOwnKey(Override o) => TrialKeys.Experiment.Any(e => e.Name == o.Key);

    private static ScalarNode Key(Override o) => new(o.Key, false, Place.CommandLine);

    // baselines=a,b is a list, not an axis.
    private static Node One(Override o) => o.Values.Count == 1 && !(o.Key is "baselines" && o.Values[0] is ScalarNode)
        ? o.Values[0]
        : new ListNode(o.Values, Place.CommandLine);

    private static Node AxisNode(Override o) => o.Values.Count == 1 ? o.Values[0] : new ListNode(o.Values, Place.CommandLine);

    private bool IsAllowed(Override o)
    {
        string first = o.Key.Split('.')[0];
        if (TrialKeys.OfFile.Contains(first, StringComparer.Ordinal))
            problems.Add(Place.CommandLine, $"'{first}' stands in the file only{(first is GoldenReader.Key ? "" : "; key=a,b makes an axis")}");
        else if (!TrialKeys.IsTrialKey(o.Key) && !IsOwnKey(o))
            problems.Add(Place.CommandLine, $"unknown key {Words.Quote(o.Key)}{Near(first, o.Key[first.Length..])}");
        else if (IsOwnKey(o) && o.Values.Count > 1 && o.Key is not "baselines")
            problems.Add(Place.CommandLine, TrialKeys.Objection(o.Key)!);
        else
            return true;
        return false;
    }

    private static string Near(string first, string rest)
    {
        string[] keys = [.. TrialKeys.All.Except(TrialKeys.OfFile, StringComparer.Ordinal)];
        if (keys.Contains(first, StringComparer.Ordinal))
            return $"; {first} has no keys below it";
        return Spelling.Nearest(first, keys) is { } near ? $"; did you mean '{near}{rest}'?" : Suggestion.For(first, keys);
    }

    private void ReportUnknown(MapNode root)
    {
        foreach (ScalarNode key in root.Entries.Select(e => e.Key).Where(k => !TrialKeys.All.Contains(k.Text, StringComparer.Ordinal)))
        {
            string cure = key.Text.Contains('.', StringComparison.Ordinal) && TrialKeys.IsTrialKey(key.Text)
                ? "; outside of sweep write it as nested maps"
                : Elsewhere(key.Text) is { } place && Spelling.Nearest(key.Text, TrialKeys.All) is null
                    ? $"; did you mean '{place}'?"
                    : Suggestion.For(key.Text, TrialKeys.All);
            problems.Add(key.Place, $"unknown key {Words.Quote(key.Text)}{cure}");
        }
    }

    // A key of a section that was written one level too high.
    private static string? Elsewhere(string name) => TrialKeys.Sections
        .Where(s => OptionTypes.IsSection(s.Type))
        .SelectMany(s => OptionTypes.OptionsOf(s.Type).Where(o => o.Name == name).Select(o => $"{s.Name}.{o.Name}"))
        .FirstOrDefault();

    private MapNode Set(MapNode root, Assignment a)
    {
        MapEntry? below = root.Find(a.Section);
        Option? option = TrialKeys.Sections.FirstOrDefault(o => o.Name == a.Section);
        Node value = overlay.Set(option, below?.Value, a.Path.AsSpan(1), a.Key, a.Node);
        ScalarNode key = below is null || a.Path.Length == 1 ? new ScalarNode(a.Section, false, a.Key.Place) : below.Key;
        return root.With(new MapEntry(key, value));
    }

    // So that config.yaml asks for what the command line asked for.
    private static MapNode WithAxes(MapNode root, Override[] axes, IReadOnlySet<string> fixedKeys)
    {
        Node? sweep = root.Get("sweep");
        if (sweep is null && axes.Length == 0)
            return root;
        Node changed = sweep is ListNode blocks
            ? new ListNode([.. blocks.Items.Select(b => b is MapNode map ? BlockWithAxes(map, axes, fixedKeys) : b)], blocks.Place)
            : BlockWithAxes(sweep as MapNode ?? new MapNode([], Place.CommandLine), axes, fixedKeys);
        return changed is MapNode { Entries.Count: 0 }
            ? root.Without("sweep")
            : root.With(new MapEntry(new ScalarNode("sweep", false, changed.Place), changed));
    }

    private static MapNode BlockWithAxes(MapNode block, Override[] axes, IReadOnlySet<string> fixedKeys)
    {
        MapEntry[] parts = [.. block.Entries
            .Select(e => e with { Value = WithoutKeys(e.Value, fixedKeys) })
            .Where(e => e.Value is not MapNode { Entries.Count: 0 })];
        block = new MapNode(parts, block.Place);
        MapNode grid = block.Get("grid") as MapNode ?? new MapNode([], Place.CommandLine);
        foreach (Override o in axes)
            grid = grid.With(new MapEntry(Key(o), AxisNode(o)));
        return grid.Entries.Count > 0 ? block.With(new MapEntry(new ScalarNode("grid", false, Place.CommandLine), grid)) : block;
    }

    private static Node WithoutKeys(Node node, IReadOnlySet<string> keys) => node switch
    {
        MapNode map => map.Without(keys),
        ListNode list => new ListNode([.. list.Items.Select(i => WithoutKeys(i, keys))], list.Place),
        _ => node,
    };

    private ExperimentSettings Bind(MapNode root, string path)
    {
        var own = new MapNode([.. root.Entries.Where(e => TrialKeys.Experiment.Any(o => o.Name == e.Name))], root.Place);
        var binder = new Binder(families, problems);
        var settings = binder.BindRoot(typeof(ExperimentSettings), own) as ExperimentSettings ?? new ExperimentSettings();
        string name = settings.Name ?? Path.GetFileNameWithoutExtension(path);
        if (!Name().IsMatch(name) || name.Length > LongestName)
        {
            Place place = root.Get("name")?.Place ?? Place.Whole(path);
            string missing = settings.Name is null ? " (the file's name, as no name is given)" : "";
            problems.Add(place, $"name must be 1 to {LongestName} letters, digits, - and _, got {Words.Quote(name)}{missing}");
        }
        else if (Device().IsMatch(name))
        {
            problems.Add(root.Get("name")?.Place ?? Place.Whole(path), $"name {Words.Quote(name)} is a device on Windows; choose another");
        }
        return settings;
    }

    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Device();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
