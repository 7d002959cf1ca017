using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Exp.Engine.Numbers;

namespace Exp.Cli;

/// <summary>`exp --version`: the version of the program and the version of its bits.</summary>
internal sealed class VersionAction(Shell shell) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        string program = typeof(VersionAction).Assembly.GetName().Version!.ToString(3);
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"exp {program} (numerics {NumericsVersion.Current})"));
        return ExitCode.Fine;
    }
}
