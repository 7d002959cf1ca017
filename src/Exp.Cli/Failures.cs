using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Core.Models;
using Exp.Core.Results;
using Exp.Core.Sweeps;
using Exp.Query;

namespace Exp.Cli;

/// <summary>Turns what went wrong into a message for people and an exit code.</summary>
internal static class Failures
{
    /// <summary>Writes the message; returns the exit code.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="shell">Where to write.</param>
    /// <param name="verbose">Show the stack of unexpected failures.</param>
    public static int Report(Exception failure, Shell shell, bool verbose)
    {
        switch (failure)
        {
            case ConfigException config:
                foreach (Problem problem in config.Problems)
                    shell.Error.WriteLine(problem);
                return ExitCode.BadInput;
            case QueryException:
                shell.Error.WriteLine(failure.Message);
                return ExitCode.BadInput;
            case DataException or UsageException or ModelFormatException:
                shell.Error.WriteLine($"exp: error: {failure.Message}");
                return ExitCode.BadInput;
            case RefusedException or ResultsException:
                shell.Error.WriteLine($"exp: refused: {failure.Message}");
                return ExitCode.Refused;
            case OperationCanceledException when shell.Stop.IsCancellationRequested:
                shell.Error.WriteLine("exp: interrupted");
                return ExitCode.Interrupted;
            case UnauthorizedAccessException or IOException:
                shell.Error.WriteLine($"exp: error: {failure.Message}");
                if (verbose)
                    shell.Error.WriteLine(failure);
                return ExitCode.BadInput;
            default:
                shell.Error.WriteLine($"exp: internal error: {failure.Message.ReplaceLineEndings(" ")}");
                shell.Error.WriteLine(verbose ? failure.ToString() : "     -v shows the stack; please report it with the config");
                return ExitCode.InternalError;
        }
    }
}
