using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Exp.Cli.Terminal;
using Exp.Core.Plan;

namespace Exp.Cli.Commands;

/// <summary>`exp run`: one trial.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> TrialId = new("--trial")
    {
        Description = "Which trial, by its id or its beginning (exp plan shows them); needed when the config has several.",
        HelpName = "ID",
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("run", "Train one trial of a config; keep its results and the network.")
        {
            CommonOptions.Config, CommonOptions.Overrides, TrialId, CommonOptions.Jobs, CommonOptions.Folder, SweepOptions.Force,
            SweepOptions.RetryFailed, SweepOptions.DryRun, CommonOptions.MaxTrials, CommonOptions.Json, CommonOptions.Quiet,
        };
        command.SetAction((parsed, stop) =>
        {
            SweepPlan whole = Plans.Read(parsed);
            SweepPlan one = Choose(whole, parsed.GetValue(TrialId));
            // One trial out of many gets a folder of its own, so that it never looks like a finished sweep.
            string name = whole.Trials.Count == 1 ? whole.Name : $"{whole.Name}-{one.Trials[0].Id}";
            return Task.FromResult(Training.Run(one, Plans.Folder(parsed, name), CommonOptions.JobsOf(parsed), saveModels: true, parsed, shell, stop));
        });
        return command;
    }

    private static SweepPlan Choose(SweepPlan plan, string? id)
    {
        if (id is null)
        {
            return plan.Trials.Count == 1 ? plan : throw new UsageException(
                $"the config has {Words.Count(plan.Trials.Count, "trial")}; choose one with --trial ID (exp plan {plan.ConfigPath} shows the ids)");
        }
        Trial[] found = [.. plan.Trials.Where(t => t.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => Only(plan, found[0]),
            0 => throw new UsageException($"no trial has the id '{id}'; exp plan {plan.ConfigPath} shows the ids"),
            _ => throw new UsageException($"{found.Length} trials have ids that begin with '{id}'; give more of it"),
        };
    }

    // Baselines and expectations belong to the whole sweep; the fingerprint keeps the folder from being taken for it.
    private static SweepPlan Only(SweepPlan plan, Trial trial) => plan with
    {
        Trials = [trial with { Index = 0 }],
        Baselines = [],
        Expectations = Expectations.None,
        Repeats = 1,
        Duplicates = 0,
        Selection = null,
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trial.Id))),
    };
}
