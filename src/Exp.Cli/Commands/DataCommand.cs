using System.CommandLine;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Engine.Catalog;

namespace Exp.Cli.Commands;

/// <summary>`exp data`: the data sets that ship and the generators.</summary>
internal static class DataCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "A data set: mnist, iris, …" };

    public static Command Make(Shell shell)
    {
        var list = new Command("list", "All data sets that need no file of yours: task, shape, licence.") { CommonOptions.Json };
        list.SetAction(parsed => List(parsed, shell));
        var show = new Command("show", "One data set: shape, licence, digest, features, class balance.") { Name, CommonOptions.Json };
        show.SetAction(parsed => Show(parsed, shell));
        var command = new Command("data", "Show the data sets.") { list, show };
        command.SetAction(parsed => List(parsed, shell));
        return command;
    }

    private static int List(ParseResult parsed, Shell shell)
    {
        DataFolders folders = Folders();
        if (parsed.GetResult(CommonOptions.Json) is not null && parsed.GetValue(CommonOptions.Json))
        {
            IEnumerable<JsonNode> sets = Named().Select(m => DataSetText.ToJson(Load(m, folders)));
            shell.Output.WriteLine(new JsonArray([.. sets]).ToJsonString(Json.Indented));
            return ExitCode.Fine;
        }
        var table = new TextTable("name", "task", ">rows", ">test rows", ">features", ">classes", "licence");
        foreach (Member member in Named())
            table.Add(Row(member, folders));
        table.WriteTo(shell.Output);
        return ExitCode.Fine;
    }

    private static int Show(ParseResult parsed, Shell shell)
    {
        string name = parsed.GetValue(Name)!;
        Member member = Named().FirstOrDefault(m => string.Equals(m.Kind, name, StringComparison.Ordinal))
            ?? throw new UsageException(
                $"no data set '{name}'{Spelling.Hint(name, Named().Select(m => m.Kind))}; there are {string.Join(", ", Named().Select(m => m.Kind))}");
        DataSet set = Load(member, Folders());
        if (parsed.GetValue(CommonOptions.Json))
            shell.Output.WriteLine(DataSetText.ToJson(set).ToJsonString(Json.Indented));
        else
            DataSetText.Write(set, member, shell.Output);
        return ExitCode.Fine;
    }

    /// <summary>What ships states its shape; what is generated is made to see it.</summary>
    private static string[] Row(Member member, DataFolders folders) => member.CreateDefault() is ShippedSet { Facts: var facts } set
        ? DataSetText.Row(member.Kind, facts, set.Licence)
        : DataSetText.Row(Load(member, folders));

    private static IEnumerable<Member> Named() => DataSource.All.Members.Where(m => m.HasDefaults);

    private static DataSet Load(Member member, DataFolders folders) => ((DataSource)member.CreateDefault()).Load(folders);

    private static DataFolders Folders() => new(ShippedData.Folder(), Directory.GetCurrentDirectory());
}
