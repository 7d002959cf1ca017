using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Cli.Catalogs;
using Exp.Cli.Terminal;
using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Engine.Catalog;

namespace Exp.Cli.Commands;

/// <summary>A data set for people and for programs.</summary>
internal static class DataSetText
{
    /// <summary>Name, task, rows, test rows, features, classes, licence.</summary>
    public static string[] Row(DataSet set) => Row(
        set.Name, new SetFacts(set.Task, set.Rows, set.Width, set.Classes.Count, set.TestRows.Length), set.Licence);

    /// <summary>The same from facts stated beforehand.</summary>
    public static string[] Row(string name, SetFacts facts, string licence) =>
    [
        name, Task(facts.Task), Number(facts.Rows), Number(facts.TestRows, none: "-"), Number(facts.Features),
        Number(facts.Classes, none: "-"), licence.Length > 0 ? licence : "-",
    ];

    /// <summary>Everything about one set.</summary>
    public static void Write(DataSet set, Member member, TextWriter writer)
    {
        string test = set.TestRows.Length > 0 ? $" (of them {set.TestRows.Length} published for testing)" : "";
        writer.WriteLine($"{set.Name}: {member.Summary}");
        Field(writer, "task", Task(set.Task));
        Field(writer, "rows", Number(set.Rows) + test);
        Field(writer, "features", Number(set.Width) + Names(set));
        Field(writer, "licence", set.Licence.Length > 0 ? set.Licence : "-");
        Field(writer, "digest", set.Digest);
        if (member.Source.Length > 0)
            Field(writer, "source", member.Source);
        foreach (Option option in member.Options)
            Field(writer, option.Name, $"{option.Summary} (default {OptionText.Default(option)})");
        if (set.Classes.Count == 0)
            return;
        writer.WriteLine();
        int[] counts = set.ClassCounts();
        var table = new TextTable("class", ">rows", ">share");
        for (int c = 0; c < counts.Length; c++)
            table.Add(set.Classes[c], Number(counts[c]), ((double)counts[c] / set.Rows).ToString("0.0000", CultureInfo.InvariantCulture));
        table.WriteTo(writer, indent: "  ");
    }

    /// <summary>The same as JSON.</summary>
    public static JsonObject ToJson(DataSet set)
    {
        int[] counts = set.ClassCounts();
        return new JsonObject
        {
            ["name"] = set.Name,
            ["task"] = Task(set.Task),
            ["rows"] = set.Rows,
            ["test_rows"] = set.TestRows.Length,
            ["features"] = new JsonArray([.. set.FeatureNames.Select(f => (JsonNode)f)]),
            ["classes"] = new JsonObject(set.Classes.Select((name, c) => KeyValuePair.Create(name, (JsonNode?)counts[c]))),
            ["licence"] = set.Licence,
            ["digest"] = set.Digest,
        };
    }

    private static void Field(TextWriter writer, string name, string text)
    {
        string title = $"  {name,-10} ";
        foreach (string line in Words.Wrap(text, 80 - title.Length))
        {
            writer.WriteLine(title + line);
            title = new string(' ', title.Length);
        }
    }

    private static string Names(DataSet set) =>
        set.Bytes is null && set.Width <= 64 ? $": {string.Join(", ", set.FeatureNames)}" : "";

    private static string Task(DataTask task) => task == DataTask.Classification ? "classification" : "regression";

    private static string Number(long value, string none = "0") =>
        value == 0 ? none : value.ToString(CultureInfo.InvariantCulture);
}
