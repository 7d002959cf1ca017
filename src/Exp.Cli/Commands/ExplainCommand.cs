using System.CommandLine;
using System.Text.Json.Nodes;
using Exp.Baselines;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Query;

namespace Exp.Cli.Commands;

/// <summary>`exp explain`: every resolved value and where it came from.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string[]> KeyAndOverrides = new("key")
    {
        Description = "A key (optimizer.lr) to see it and what lies below it alone; and overrides, key=value.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Trial = new("--trial")
    {
        Description = "Show instead what became of a trial, by its id or by swept values (key=value,key=value): trained, or why not.",
        HelpName = "ID",
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("explain", "Show every resolved value of a config and where it came from.")
        {
            CommonOptions.Config, KeyAndOverrides, Trial, CommonOptions.MaxTrials, CommonOptions.Json,
        };
        command.SetAction(parsed =>
        {
            ILookup<bool, string> words = parsed.GetValue(KeyAndOverrides)!.ToLookup(w => w.Contains('=', StringComparison.Ordinal));
            if (words[false].Skip(1).FirstOrDefault() is { } second)
                throw new UsageException($"'{second}' is one key too many; explain one key, or all");
            if (parsed.GetValue(Trial) is { } wanted)
            {
                IReadOnlyList<Fate> fates = Planner.Trace(
                    parsed.GetValue(CommonOptions.Config)!, [.. words[true]], ShippedData.Folder(), [.. BaselineList.All.Select(b => b.About)], wanted,
                    CommonOptions.MaxTrialsOf(parsed), new ExpectationJudge(), new SettingConditions());
                if (fates.Count == 0)
                    throw new UsageException($"no combination of the sweep has {(wanted.Contains('=', StringComparison.Ordinal) ? "the values" : "a trial with the id")} '{wanted}'; exp plan shows the trials");
                FateText.Write(fates, parsed.GetValue(CommonOptions.Json), shell.Output);
                return ExitCode.Fine;
            }
            Explanation explanation = Planner.Explain(
                parsed.GetValue(CommonOptions.Config)!, [.. words[true]], ShippedData.Folder(),
                [.. BaselineList.All.Select(b => b.About)], CommonOptions.MaxTrialsOf(parsed), new ExpectationJudge(), new SettingConditions());
            string? key = words[false].FirstOrDefault();
            Write(key is null ? explanation.Values : explanation.Of(key), key is not null, parsed.GetValue(CommonOptions.Json), shell.Output);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(IReadOnlyList<ResolvedValue> values, bool meanings, bool json, TextWriter writer)
    {
        if (json)
        {
            writer.WriteLine(new JsonArray([.. values.Select(ToJson)]).ToJsonString(Json.Indented));
            return;
        }
        var table = new TextTable("key", "value", "from");
        foreach (ResolvedValue value in values)
            table.Add(value.Key, value.Value, value.Origin);
        table.WriteTo(writer);
        if (!meanings)
            return;
        writer.WriteLine();
        foreach (ResolvedValue value in values)
        {
            foreach (string line in Words.Wrap($"{value.Key}: {value.Summary}", 80))
                writer.WriteLine(line);
        }
    }

    private static JsonNode ToJson(ResolvedValue value) => new JsonObject
    {
        ["key"] = value.Key,
        ["value"] = value.Value,
        ["from"] = value.Origin,
        ["summary"] = value.Summary,
    };
}
