using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>The keys at the top of a config, and which of them may be swept.</summary>
internal static class TrialKeys
{
    /// <summary>The sections that make a trial.</summary>
    public static IReadOnlyList<Option> Sections { get; } = OptionTypes.OptionsOf(typeof(TrialSettings));

    /// <summary>The keys of the experiment.</summary>
    public static IReadOnlyList<Option> Experiment { get; } = OptionTypes.OptionsOf(typeof(ExperimentSettings));

    /// <summary>Keys that say how the file is to be read: base file, swept keys, golden files, and a place for shared anchors.</summary>
    public static IReadOnlyList<string> OfFile { get; } = ["extends", "sweep", GoldenReader.Key, "shared"];

    /// <summary>Every key at the top of a config.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Experiment.Concat(Sections).Select(o => o.Name), .. OfFile];

    /// <summary>True when the dotted key begins with a section that makes a trial.</summary>
    public static bool IsTrialKey(string key) => Sections.Any(o => Is(o, First(key)));

    /// <summary>Null when the dotted key may be swept, else why not.</summary>
    public static string? Objection(string key)
    {
        string first = First(key);
        if (Sections.Any(o => Is(o, first)))
            return key.Split('.').Contains("", StringComparer.Ordinal) ? $"{Words.Quote(key)} is not a key such as optimizer.lr" : null;
        if (first is "seed" or "repeats")
            return $"'{first}' cannot be an axis; repeats: n trains every setting with n seeds";
        if (Experiment.Any(o => Is(o, first)) || OfFile.Contains(first, StringComparer.Ordinal))
            return $"'{first}' cannot be an axis";
        string rest = key[first.Length..];
        return Spelling.Nearest(first, Sections.Select(o => o.Name)) is { } near
            ? $"unknown axis {Words.Quote(key)}; did you mean '{near}{rest}'?"
            : $"unknown axis {Words.Quote(key)}; an axis begins with {Words.Or([.. Sections.Select(o => o.Name)])}";
    }

    private static string First(string key) => key.Split('.')[0];

    private static bool Is(Option option, string name) => option.Name == name;
}
