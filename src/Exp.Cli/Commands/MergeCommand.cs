using System.CommandLine;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Cli.Commands;

/// <summary>`exp merge`: puts the records of shards together and writes all results.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string> Target = new("dir") { Description = "The results folder that gets everything; made when missing." };

    private static readonly Argument<string[]> Others = new("other")
    {
        Description = "Results folders of other shards; they are only read.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("merge", "Put shards together: check that all is there, write all results.")
        {
            Target, Others, CommonOptions.MaxTrials, CommonOptions.Json, CommonOptions.Quiet,
        };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, shell, stop)));
        return command;
    }

    private static int Run(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        string folder = parsed.GetValue(Target)!;
        string[] others = parsed.GetValue(Others)!;
        SweepPlan plan = MergeSource.Plan(
            MergeSource.Of(folder, others), (config, original) => Plans.Read(config, [], CommonOptions.MaxTrialsOf(parsed), original));
        bool quiet = parsed.GetValue(CommonOptions.Quiet);
        void Note(string text)
        {
            foreach (string line in quiet ? [] : Words.Wrap($"note: {text}", 80))
                shell.Error.WriteLine(line);
        }
        SweepRequest request = Training.Request(plan, folder, jobs: 1, saveModels: false, parsed, shell);
        SweepOutcome outcome;
        try
        {
            outcome = Merge.Run(request, others, Note, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"the results could not be read or written: {e.Message.TrimEnd('.')}; mend it and merge again");
        }
        Training.Close(outcome, request, quiet, parsed.GetValue(CommonOptions.Json), shell);
        return Training.CodeOf(outcome);
    }
}
