using System.CommandLine;
using Exp.Cli.Terminal;
using Exp.Core.Config;
using Exp.Core.Plan;

namespace Exp.Cli.Commands;

/// <summary>`exp validate`: all errors of all files.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> Configs = new("config")
    {
        Description = "Experiment files (YAML).",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("validate", "Check configs: all errors of all files, with place and cure.")
        {
            Configs, CommonOptions.MaxTrials, CommonOptions.Quiet,
        };
        command.SetAction(parsed =>
        {
            int worst = ExitCode.Fine;
            foreach (string config in parsed.GetValue(Configs)!)
                worst = Math.Max(worst, Check(config, parsed, shell));
            return worst;
        });
        return command;
    }

    private static int Check(string config, ParseResult parsed, Shell shell)
    {
        try
        {
            SweepPlan plan = Plans.Read(config, [], CommonOptions.MaxTrialsOf(parsed));
            if (!parsed.GetValue(CommonOptions.Quiet))
                shell.Output.WriteLine($"{config}: fine, {Words.Count(plan.Trials.Count, "trial")}");
            return ExitCode.Fine;
        }
        catch (ConfigException failure)
        {
            return Failures.Report(failure, shell, verbose: false);
        }
    }
}
