using System.CommandLine;
using Exp.Cli.Terminal;
using Exp.Core.Locks;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;

namespace Exp.Cli.Commands;

/// <summary>`exp lock`: writes down what the results of a config are, so that anyone can check that they still are.</summary>
internal static class LockCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command("lock", "Train what is missing of a config and write its lock file: digests of all results.")
        {
            CommonOptions.Config, CommonOptions.Jobs, CommonOptions.Folder, SweepOptions.Force, CommonOptions.Quiet,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, shell, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        string config = parsed.GetValue(CommonOptions.Config)!;
        SweepPlan plan = Plans.Read(config, [], CommonOptions.MaxTrialsOf(parsed));
        string folder = Plans.Folder(parsed, plan.Name);
        int ended = Training.Run(plan, folder, CommonOptions.JobsOf(parsed), saveModels: false, parsed, shell, stop);
        if (ended != ExitCode.Fine)
        {
            shell.Error.WriteLine("no lock is written of results that are not as they should be");
            return ended;
        }
        string path = LockFile.PathFor(config);
        var rows = new PlanRows(plan, PartStore.Open(Path.Combine(folder, PartStore.FolderName)));
        LockFile.Write(path, config, LockMaker.Make(plan, rows, [.. BaselineKeys.Of(plan).Select(f => f.Key)], Manifest.FilesIn(folder)));
        if (!parsed.GetValue(CommonOptions.Quiet))
            shell.Output.WriteLine($"lock: {path} has {Words.Count(plan.Trials.Count, "trial")}; exp verify {config} checks it");
        return ExitCode.Fine;
    }
}
