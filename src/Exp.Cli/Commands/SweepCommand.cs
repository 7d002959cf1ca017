using System.CommandLine;
using Exp.Core.Plan;

namespace Exp.Cli.Commands;

/// <summary>`exp sweep`: trains what is missing and writes all results.</summary>
internal static class SweepCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command("sweep", "Train every trial of a config that is not yet done; write all results.")
        {
            CommonOptions.Config, CommonOptions.Overrides, CommonOptions.Jobs, CommonOptions.Folder, SweepOptions.Force,
            SweepOptions.RetryFailed, SweepOptions.OnError, SweepOptions.Shard, SweepOptions.MaxTime, SweepOptions.SaveModels,
            SweepOptions.DryRun, CommonOptions.MaxTrials, CommonOptions.Json, CommonOptions.Quiet,
        };
        command.SetAction((parsed, stop) =>
        {
            SweepPlan plan = Plans.Read(parsed);
            string folder = Plans.Folder(parsed, plan.Name);
            return Task.FromResult(Training.Run(plan, folder, CommonOptions.JobsOf(parsed), parsed.GetValue(SweepOptions.SaveModels), parsed, shell, stop));
        });
        return command;
    }
}
