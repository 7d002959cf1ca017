using System.CommandLine;
using System.CommandLine.Parsing;
using Exp.Core.Plan;

namespace Exp.Cli.Commands;

/// <summary>The command line as one may type it again.</summary>
internal static class CommandLineText
{
    /// <summary>"exp sweep configs/smoke.yaml optimizer.lr=0.1", quoted where a shell needs it; without --force.</summary>
    public static string Of(ParseResult parsed) => string.Join(' ', parsed.Tokens
        .Where(t => t.Type != TokenType.Option || t.Value != SweepOptions.Force.Name)
        .Select(t => ShellWord.Quote(t.Value)).Prepend("exp"));
}
