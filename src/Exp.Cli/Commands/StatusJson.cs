using System.Text.Json.Nodes;
using Exp.Core.Results.Files;
using Exp.Core.Sweeps;

namespace Exp.Cli.Commands;

/// <summary>`exp status --json`.</summary>
internal static class StatusJson
{
    public static JsonObject Of(FolderStatus status) => new()
    {
        ["folder"] = status.Folder,
        ["name"] = status.Plan.Name,
        ["complete"] = status.Complete,
        ["trials"] = status.Plan.Trials.Count,
        ["done"] = status.Done,
        ["running"] = Ids(status.Running),
        ["failed"] = Ids(status.Failed.Select(f => f.Trial)),
        ["poisoned"] = Ids(status.Poisoned),
        ["missing"] = Ids(status.Missing),
        ["baseline_fits"] = status.FitsDone,
        ["sweeping"] = status.Owner?.IsAlive == true,
        ["core_seconds_left"] = status.CoreSecondsLeft is { } seconds ? Math.Round(seconds, 1) : null,
        ["command_line"] = status.CommandLine,
    };

    private static JsonArray Ids(IEnumerable<PlannedTrialText> trials) => [.. trials.Select(t => JsonValue.Create(t.Id))];
}
