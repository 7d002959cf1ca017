using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Exp.Cli.Commands;

namespace Exp.Cli;

/// <summary>The command line as a whole: the list of commands, parsing, and what becomes of failures.</summary>
internal static class ExpCommand
{
    private const string About =
        """
        Experiments with neural networks: one YAML file in, CSV files out.
          exp sweep configs/lr-sweep.yaml     train everything the file asks for
          exp plan configs/lr-sweep.yaml      show what that would be
          exp list optimizers                 show what a file may name
        """;

    /// <summary>Every command. A newcomer adds one line.</summary>
    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand(About)
        {
            SweepCommand.Make(shell),
            RunCommand.Make(shell),
            PredictCommand.Make(shell),
            ExportCommand.Make(shell),
            PlanCommand.Make(shell),
            ValidateCommand.Make(shell),
            ExplainCommand.Make(shell),
            StatusCommand.Make(shell),
            MergeCommand.Make(shell),
            CheckCommand.Make(shell),
            LockCommand.Make(shell),
            VerifyCommand.Make(shell),
            QueryCommand.Make(shell),
            ListCommand.Make(shell),
            SchemaCommand.Make(shell),
            DataCommand.Make(shell),
            DoctorCommand.Make(shell),
        };
        root.HelpName = "exp";
        root.Options.Add(CommonOptions.Verbose);
        root.Options.Add(CommonOptions.NoColor);
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                help.MaxWidth = 80;
            else if (option is VersionOption)
                option.Action = new VersionAction(shell);
        }
        return root;
    }

    /// <summary>Parses and runs; the result is the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Shell shell)
    {
        // '@x' is text, not a file of arguments.
        ParseResult parsed = Root(shell).Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        IReadOnlyList<string> problems = UsageProblems.Of(parsed);
        if (problems.Count > 0)
        {
            foreach (string problem in problems)
                shell.Error.WriteLine($"exp: {problem}");
            return ExitCode.BadInput;
        }
        var invocation = new InvocationConfiguration
        {
            Output = shell.Output,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, shell.Stop).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return Failures.Report(failure, shell, parsed.GetValue(CommonOptions.Verbose));
        }
    }
}
