using System.CommandLine;
using Exp.Cli.Answers;
using Exp.Core.Results.Files;
using Exp.Query;

namespace Exp.Cli.Commands;

/// <summary>`exp query`: SQL over the tables of finished results; writes nothing.</summary>
internal static class QueryCommand
{
    private static readonly Argument<string> Results = new("dir") { Description = "The results folder of a finished sweep." };

    private static readonly Argument<string?> Sql = new("sql")
    {
        Description = "One query over trials, epochs, settings, ...: \"select * from trials\".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> File = new("--file", "-f") { Description = "Read the query from this file.", HelpName = "FILE" };

    private static readonly Option<bool> Csv = CommonOptions.Flag("--csv", "Write CSV with exact numbers to standard output.");

    private static readonly Option<bool> Markdown = CommonOptions.Flag("--md", "Write a Markdown table to standard output.");

    public static Command Make(Shell shell)
    {
        var command = new Command("query", "Ask finished results in SQL.") { Results, Sql, File, Csv, CommonOptions.Json, Markdown };
        command.SetAction((parsed, stop) =>
        {
            (string? sql, string? file) = (parsed.GetValue(Sql), parsed.GetValue(File));
            if (sql is null == file is null)
                throw new UsageException("write one query, as \"select ...\" or with --file");
            bool csv = parsed.GetValue(Csv), json = parsed.GetValue(CommonOptions.Json), markdown = parsed.GetValue(Markdown);
            if ((csv ? 1 : 0) + (json ? 1 : 0) + (markdown ? 1 : 0) > 1)
                throw new UsageException("--csv, --json and --md exclude each other");
            var results = new ResultQuery(FinishedFolder.Open(parsed.GetValue(Results)!));
            Answer answer = results.Ask(sql ?? System.IO.File.ReadAllText(file!), file, stop);
            if (csv)
                AnswerText.WriteCsv(answer, shell.Output);
            else if (json)
                AnswerText.WriteJson(answer, shell.Output);
            else if (markdown)
                AnswerText.WriteMarkdown(answer, shell.Output);
            else if (AnswerText.WriteTable(answer, shell.Output) is var shown && shown < answer.Columns.Count)
                shell.Error.WriteLine($"note: {shown} of {answer.Columns.Count} columns fit; select fewer, or see all with --csv, --json or --md");
            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }
}
