using System.CommandLine;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Data;

namespace Exp.Cli.Commands;

/// <summary>`exp data`: the data sets that ship, the generators, and the forms for one's own files.</summary>
internal static class DataCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "A data set: mnist, iris, …" };

    public static Command Make(Shell shell)
    {
        var list = new Command("list", "All data sources: task, shape, licence.") { CommonOptions.Json };
        list.SetAction(parsed => List(shell, parsed.GetValue(CommonOptions.Json)));
        var show = new Command("show", "One data set: shape, licence, digests, features, class balance.") { Name, CommonOptions.Json };
        show.SetAction(parsed => Show(parsed, shell));
        var command = new Command("data", "Show the data sets.") { list, show };
        command.SetAction(_ => List(shell, json: false));
        return command;
    }

    private static int List(Shell shell, bool json)
    {
        IReadOnlyList<DataListing> listings = DataCatalog.List();
        if (json)
        {
            shell.Output.WriteLine(new JsonArray([.. listings.Select(DataSetText.ToJson)]).ToJsonString(Json.Indented));
            return ExitCode.Fine;
        }
        var table = new TextTable("name", "task", ">rows", ">test rows", ">features", ">classes", "licence");
        foreach (DataListing listing in listings)
            table.Add(DataSetText.Row(listing));
        table.WriteTo(shell.Output);
        return ExitCode.Fine;
    }

    private static int Show(ParseResult parsed, Shell shell)
    {
        DataDescription data = DataCatalog.Show(
            parsed.GetValue(Name)!, new DataFolders(ShippedData.Folder(), Directory.GetCurrentDirectory()));
        if (parsed.GetValue(CommonOptions.Json))
            shell.Output.WriteLine(DataSetText.ToJson(data).ToJsonString(Json.Indented));
        else
            DataSetText.Write(data, shell.Output);
        return ExitCode.Fine;
    }
}
