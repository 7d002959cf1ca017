using System.CommandLine;
using System.Text;
using Exp.Core.Models;
using Exp.Core.Results.Files;
using Exp.Core.Results.Tables;

namespace Exp.Cli.Commands;

/// <summary>`exp predict`: what a trained network says about the rows of a table.</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> Data = new("data") { Description = "A CSV file with a header row; the columns the network was trained on are found by name." };

    private static readonly Option<string?> File = new("--out", "-o") { Description = "The file to write; without it standard output.", HelpName = "FILE" };

    private static readonly Option<string> Delimiter = Sign("--delimiter", "The character between cells.", ",");

    private static readonly Option<string> DecimalSign = Sign("--decimal", "The decimal sign of numbers.", ".");

    public static Command Make(Shell shell)
    {
        var command = new Command("predict", "Let a trained network judge the rows of a CSV file.") { ModelArgument.Value, Data, File, Delimiter, DecimalSign };
        command.SetAction(parsed =>
        {
            TrainedModel model = ModelFile.Read(parsed.GetValue(ModelArgument.Value)!);
            var numbered = PredictionRun
                .Of(model, parsed.GetValue(Data)!, parsed.GetValue(Delimiter)![0], parsed.GetValue(DecimalSign)![0])
                .Select((judgement, i) => (Row: i + 1L, Judgement: judgement));
            if (parsed.GetValue(File) is { } path)
            {
                AtomicFile.Write(Path.GetFullPath(path), stream => Write(model, numbered, stream));
                return ExitCode.Fine;
            }
            using var text = new MemoryStream();
            Write(model, numbered, text);
            shell.Output.Write(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(TrainedModel model, IEnumerable<(long Row, Judgement Judgement)> rows, Stream to)
    {
        using var csv = new CsvTable<(long Row, Judgement Judgement)>(Table(model), to);
        foreach ((long, Judgement) row in rows)
            csv.Write(row);
    }

    private static Table<(long Row, Judgement Judgement)> Table(TrainedModel model)
    {
        var columns = new List<Column<(long Row, Judgement Judgement)>>
        {
            Column.Whole<(long Row, Judgement Judgement)>("row", "place in the file, from 1, the header not counted", r => r.Row),
        };
        if (model.Classes.Count > 0)
            columns.Add(Column.Text<(long Row, Judgement Judgement)>("prediction", "the class", r => r.Judgement.Prediction));
        columns.AddRange(model.ValueNames.Select((name, i) =>
            Column.Real<(long Row, Judgement Judgement)>(name, "what the network says", r => r.Judgement.Values[i])));
        return new Table<(long Row, Judgement Judgement)>("predictions", "one row per row of the data", columns);
    }

    private static Option<string> Sign(string name, string description, string otherwise) => new(name)
    {
        Description = description,
        HelpName = "SIGN",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (text.Length != 1)
                result.AddError($"{name} must be one character, got '{text}'");
            return text;
        },
    };
}
