using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Results.Files;

namespace Exp.Cli.Commands;

/// <summary>`exp plan`: what a sweep would do; writes nothing.</summary>
internal static class PlanCommand
{
    private static readonly Option<string?> Diff = new("--diff")
    {
        Description = "Show only what differs from this config or results folder: trials added and removed, and by which keys.",
        HelpName = "OTHER",
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("plan", "List the trials of a config with counts and forecast; write nothing.")
        {
            CommonOptions.Config, CommonOptions.Overrides, CommonOptions.Jobs, CommonOptions.MaxTrials, CommonOptions.Json, Diff,
        };
        command.SetAction(parsed =>
        {
            SweepPlan plan = Plans.Read(parsed);
            if (parsed.GetValue(Diff) is { } other)
            {
                // Overrides belong to the first: so that what they change can be seen.
                IReadOnlyList<ListedTrial> there = Directory.Exists(other) ? PlanFile.Trials(other) : PlanDifference.Trials(Plans.Read(other, [], CommonOptions.MaxTrialsOf(parsed)));
                var difference = PlanDifference.Between(PlanDifference.Trials(plan), there);
                DifferenceText.Write(difference, plan.ConfigPath, other, parsed.GetValue(CommonOptions.Json), shell.Output);
                return ExitCode.Fine;
            }
            Show(plan, CommonOptions.JobsOf(parsed), parsed.GetValue(CommonOptions.Json), shell);
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>Writes the plan to standard output, what the user should know to standard error.</summary>
    public static void Show(SweepPlan plan, int jobs, bool json, Shell shell)
    {
        foreach (string note in plan.Notes)
            shell.Error.WriteLine($"note: {note}");
        if (json)
        {
            shell.Output.WriteLine(ToJson(plan, jobs).ToJsonString(Json.Indented));
            return;
        }
        shell.Output.WriteLine(PlanLine.Of(plan, jobs));
        var table = new TextTable("trial", ">repeat", ">parameters", ">steps", "setting");
        foreach (Trial trial in plan.Trials)
        {
            table.Add(
                trial.Id, Number(trial.Seeds.Repeat), Number(trial.Network.ParameterCount), Number(trial.BudgetSteps),
                TrialName.Setting(trial));
        }
        table.WriteTo(shell.Output);
    }

    private static JsonObject ToJson(SweepPlan plan, int jobs)
    {
        JsonObject json = Whole(plan, jobs);
        if (plan.Selection is { } selection)
            json.Insert(json.IndexOf("flops"), "selection", ToJson(selection));
        return json;
    }

    private static JsonObject ToJson(Selection selection) => new()
    {
        ["combinations"] = selection.Combinations,
        ["inactive"] = selection.Inactive,
        ["excluded"] = new JsonArray([.. selection.Excluded.Select(e => (JsonNode)new JsonObject { ["by"] = e.Condition, ["count"] = e.Count })]),
        ["sampled_from"] = selection.SampledFrom,
        ["sampled"] = selection.Sampled,
    };

    private static JsonObject Whole(SweepPlan plan, int jobs) => new()
    {
        ["name"] = plan.Name,
        ["trials"] = plan.Trials.Count,
        ["repeats"] = plan.Repeats,
        ["duplicates"] = plan.Duplicates,
        ["flops"] = plan.Flops,
        ["forecast_s"] = Math.Round(Forecast.Seconds(plan, jobs), 1),
        ["baselines"] = new JsonArray([.. plan.Baselines.Select(b => (JsonNode)b)]),
        ["plan"] = new JsonArray([.. plan.Trials.Select(ToJson)]),
    };

    private static JsonNode ToJson(Trial trial) => new JsonObject
    {
        ["trial"] = trial.Id,
        ["setting"] = trial.SettingId,
        ["repeat"] = trial.Seeds.Repeat,
        ["parameters"] = trial.Network.ParameterCount,
        ["steps"] = trial.BudgetSteps,
        ["axes"] = new JsonObject(trial.Axes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Text))),
        ["settings"] = JsonNode.Parse(trial.Canonical),
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
