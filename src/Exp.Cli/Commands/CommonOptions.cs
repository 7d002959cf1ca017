using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Exp.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static partial class CommonOptions
{
    public static Argument<string> Config { get; } = MakeConfig();

    public static Argument<string[]> Overrides { get; } = MakeOverrides();

    public static Option<int?> Jobs { get; } = new("--jobs", "-j")
    {
        Description = "Trials at a time; without it one per core.",
        HelpName = "N",
        CustomParser = r => Whole(r, 1, 4096),
    };

    public static Option<string?> Folder { get; } = new("--out", "-o")
    {
        Description = "The results folder; without it results/<name>.",
        HelpName = "DIR",
        CustomParser = r => Named(r, "--out names a folder, got ''"),
    };

    public static Option<int?> MaxTrials { get; } = new("--max-trials")
    {
        Description = "Refuse plans beyond this many trials; without it a million.",
        HelpName = "N",
        CustomParser = r => Whole(r, 1, int.MaxValue),
    };

    public static Option<bool> Json { get; } = Flag("--json", "Write JSON to standard output.");

    public static Option<bool> Quiet { get; } = Flag("--quiet", "Only errors; no progress, no closing table.", "-q");

    public static Option<bool> Verbose { get; } = Flag("--verbose", "Show the stack of internal errors.", "-v", recursive: true);

    public static Option<bool> NoColor { get; } = Flag("--no-color", "No colours, even on a terminal.", recursive: true);

    /// <summary>Trials at a time.</summary>
    public static int JobsOf(ParseResult parsed) => parsed.GetValue(Jobs) ?? Environment.ProcessorCount;

    /// <summary>Plans beyond this are refused.</summary>
    public static int MaxTrialsOf(ParseResult parsed) => parsed.GetValue(MaxTrials) ?? 1_000_000;

    /// <summary>A switch that takes no value, so that `--quiet false` is not read as one.</summary>
    public static Option<bool> Flag(string name, string description, string? alias = null, bool recursive = false) =>
        new(name, alias is null ? [] : [alias])
        {
            Description = description,
            Arity = ArgumentArity.Zero,
            Recursive = recursive,
        };

    /// <summary>Reads a whole number the same way under every culture.</summary>
    private static int? Whole(ArgumentResult result, int min, int max)
    {
        string text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max)
            return value;
        string name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        result.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{name} must be a whole number from {min} to {max}, got '{text}'"));
        return null;
    }

    /// <summary>Text that is not empty, as a variable without a value in a script would make it.</summary>
    private static string? Named(ArgumentResult result, string otherwise)
    {
        string text = result.Tokens[^1].Value;
        if (text.Length == 0)
            result.AddError(otherwise);
        return text;
    }

    private static Argument<string> MakeConfig() => new("config")
    {
        Description = "The experiment file (YAML).",
        CustomParser = r => Named(r, "config names a file, got ''")!,
    };

    private static Argument<string[]> MakeOverrides()
    {
        var overrides = new Argument<string[]>("key=value")
        {
            Description = "Overrides, in the grammar of the file: optimizer.lr=0.1; key=a,b,c sweeps.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        overrides.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(t => !t.Value.StartsWith('-') && !OverrideShape().IsMatch(t.Value)))
                result.AddError($"'{token.Value}' is not an override; write key=value, such as optimizer.lr=0.1");
        });
        return overrides;
    }

    [GeneratedRegex(@"^[A-Za-z_][\w.\-]*=")]
    private static partial Regex OverrideShape();
}
