using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Spelling = Exp.Engine.Catalog.Spelling;

namespace Exp.Cli;

/// <summary>What is wrong with a command line, in our own words: the library prints the whole help and exits with 1.</summary>
internal static class UsageProblems
{
    /// <summary>One line per problem and where help is; empty when the command can run.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Action is HelpAction or VersionAction)
            return [];
        CommandResult command = parsed.CommandResult;
        // A misspelt option is swallowed as a file or an override, a misspelt command also "lacks its command": the
        // misspelling alone is the cure.
        string[] problems = [.. Misspelt(parsed).Select(token => Unknown(token, command))];
        if (problems.Length == 0)
            problems = [.. parsed.Errors.Select(e => Sentence(e.Message)).Distinct(StringComparer.Ordinal)];
        return problems.Length == 0 ? [] : [.. problems.Select(p => $"error: {p}"), $"see: {NameOf(command)} --help"];
    }

    private static IEnumerable<string> Misspelt(ParseResult parsed)
    {
        HashSet<Token> literal = [.. parsed.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash)];
        IEnumerable<string> swallowed = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(r => r.Tokens)
            .Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !literal.Contains(t)).Select(t => t.Value);
        // What follows a misspelt command was meant for that command.
        IEnumerable<string> unmatched = parsed.UnmatchedTokens;
        return [.. swallowed, .. parsed.CommandResult.Command.Subcommands.Count > 0 ? unmatched.Take(1) : unmatched];
    }

    /// <summary>"unknown option '--fore'; did you mean '--force'?"</summary>
    private static string Unknown(string token, CommandResult command)
    {
        bool isOption = token.StartsWith('-');
        IEnumerable<string> known = isOption ? OptionsOf(command) : command.Command.Subcommands.Select(c => c.Name);
        string noun = isOption ? "option" : command.Command.Subcommands.Count > 0 ? "command" : "argument";
        return $"unknown {noun} '{token}'{Spelling.Hint(token.Split('=')[0], known)}";
    }

    private static IEnumerable<string> OptionsOf(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult level; at = at.Parent)
        {
            foreach (Option option in level.Command.Options.Where(o => at == command || o.Recursive))
            {
                yield return option.Name;
                foreach (string alias in option.Aliases.Where(a => a.StartsWith("--", StringComparison.Ordinal)))
                    yield return alias;
            }
        }
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "exp";

    private static string Sentence(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
