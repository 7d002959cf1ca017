using Exp.Cli.Terminal;

namespace Exp.Cli.Tests;

/// <summary>What a command wrote and returned.</summary>
internal sealed record Said(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line in this process, without a terminal.</summary>
    public static async Task<Said> By(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, error, TerminalTraits.Plain, TimeProvider.System, CancellationToken.None);
        int exitCode = await ExpCommand.RunAsync(args, shell);
        return new Said(exitCode, output.ToString(), error.ToString());
    }
}
