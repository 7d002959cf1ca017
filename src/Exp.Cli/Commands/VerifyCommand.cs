using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Locks;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;
using Exp.Core.Sweeps;
using Exp.Engine.Numbers;

namespace Exp.Cli.Commands;

/// <summary>`exp verify`: trains again, in a scratch folder, and compares with the lock file.</summary>
internal static class VerifyCommand
{
    private static readonly Option<double?> Sample = new("--sample")
    {
        Description = "Only so many of the trials, always the same ones: 20%.",
        HelpName = "SHARE",
        CustomParser = Share,
    };

    private static readonly Option<string?> Trials = new("--trials") { Description = "Only these trials, by id or its beginning.", HelpName = "ID,…" };

    private static readonly Option<string?> Lock = new("--lock") { Description = "The lock file; without it the one beside the config.", HelpName = "FILE" };

    public static Command Make(Shell shell)
    {
        var command = new Command("verify", "Train a config again and compare every row with its lock file.")
        {
            CommonOptions.Config, Sample, Trials, Lock, CommonOptions.Jobs, CommonOptions.Json, CommonOptions.Quiet,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, shell, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        string config = parsed.GetValue(CommonOptions.Config)!;
        SweepPlan plan = Plans.Read(config, [], CommonOptions.MaxTrialsOf(parsed));
        string path = parsed.GetValue(Lock) ?? LockFile.PathFor(config);
        var comparison = new LockComparison(LockFile.Read(path), plan);
        if (comparison.Changes is { Count: > 0 } changes)
            throw new RefusedException($"{path} does not belong to {config} as it is: {string.Join("; ", changes)}; exp lock {config} writes it anew");
        Trial[] chosen = Choose(plan, parsed);
        string scratch = Directory.CreateTempSubdirectory("exp-verify-").FullName;
        try
        {
            SweepPlan part = chosen.Length == plan.Trials.Count ? plan : plan with { Trials = chosen, Baselines = [] };
            int ended = Training.Again(part with { Expectations = Expectations.None }, scratch, CommonOptions.JobsOf(parsed), parsed, shell, stop);
            return ended != ExitCode.Fine ? ended : Tell(parsed, shell, Compare(comparison, plan, part, scratch), chosen.Length, plan.Trials.Count);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static List<string> Compare(LockComparison comparison, SweepPlan plan, SweepPlan part, string scratch)
    {
        var rows = new PlanRows(plan, PartStore.Open(Path.Combine(scratch, PartStore.FolderName)));
        var earlier = PartStore.Open(Path.Combine("results", plan.Name, PartStore.FolderName));
        var before = new PlanRows(plan, earlier);
        if (comparison.FirstDifference(rows, part.Trials, t => earlier.Has(t.Id) ? before : null) is { } difference)
            return [difference.ToString()];
        if (part.Trials.Count < plan.Trials.Count)
            return [];
        IReadOnlyList<string> tables = comparison.OtherTables(Manifest.FilesIn(scratch));
        return [.. comparison.BaselineDifferences(BaselineKeys.Of(plan).Select(f => rows.Row(f.Key))), .. tables.Select(t => $"{t}: the same rows of every trial, but another file")];
    }

    private static int Tell(ParseResult parsed, Shell shell, List<string> differences, int compared, int all)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            var answer = new JsonObject
            {
                ["same"] = differences.Count == 0, ["compared"] = compared, ["trials"] = all,
                ["differences"] = new JsonArray([.. differences.Select(d => JsonValue.Create(d))]),
            };
            shell.Output.WriteLine(answer.ToJsonString(Json.Indented));
        }
        foreach (string difference in differences)
            shell.Error.WriteLine($"differs: {difference}");
        if (differences.Count > 0)
            return ExitCode.ExpectationFailed;
        if (!parsed.GetValue(CommonOptions.Json) && !parsed.GetValue(CommonOptions.Quiet))
            shell.Output.WriteLine($"verified: {compared} of {Words.Count(all, "trial")}, every row as locked");
        return ExitCode.Fine;
    }

    private static Trial[] Choose(SweepPlan plan, ParseResult parsed)
    {
        if (parsed.GetValue(Trials) is { } ids)
        {
            return [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id =>
                plan.Trials.Where(t => t.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToArray() is [var one]
                    ? one
                    : throw new UsageException($"'{id}' is not the beginning of exactly one trial's id; exp plan {plan.ConfigPath} shows them"))
                .Distinct()];
        }
        if (parsed.GetValue(Sample) is not { } share)
            return [.. plan.Trials];
        int count = Math.Clamp((int)Math.Ceiling(share * plan.Trials.Count), 1, plan.Trials.Count);
        int[] order = [.. Enumerable.Range(0, plan.Trials.Count)];
        new SeedTree(plan.Seed, 0).Stream("verify").Shuffle(order);
        return [.. order.Take(count).Order().Select(i => plan.Trials[i])];
    }

    private static double? Share(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value, number = text.TrimEnd('%');
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            && (text.EndsWith('%') ? value / 100 : value) is > 0 and <= 1 and var share)
            return share;
        result.AddError($"--sample must be a share such as 20% or 0.2, got '{text}'");
        return null;
    }
}
