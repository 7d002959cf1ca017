using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Data;

namespace Exp.Cli.Commands;

/// <summary>Data sets for people and for programs.</summary>
internal static class DataSetText
{
    /// <summary>Name, task, rows, test rows, features, classes, licence.</summary>
    public static string[] Row(DataListing listing) =>
    [
        listing.Kind, Task(listing.Task), Number(listing.Rows, "-"), Number(listing.TestRows, "-"), Number(listing.Features, "-"),
        Number(listing.Classes, "-"), listing.Licence.Length > 0 ? listing.Licence : "-",
    ];

    /// <summary>Everything about one set.</summary>
    public static void Write(DataDescription data, TextWriter writer)
    {
        DataListing listing = data.Listing;
        writer.WriteLine($"{listing.Kind}: {listing.Summary}");
        Field(writer, "task", Task(listing.Task));
        string test = listing.TestRows > 0 ? $" (of them {Number(listing.TestRows)} published for testing)" : "";
        Field(writer, "rows", Number(listing.Rows) + test);
        Field(writer, "features", Number(listing.Features) + Names(data.Set));
        Field(writer, "licence", listing.Licence);
        Field(writer, "digest", data.Set.Digest);
        if (listing.Source.Length > 0)
            Field(writer, "source", listing.Source);
        if (data.TargetRange is { } range)
            Field(writer, "target", $"{Score(range.Least)} to {Score(range.Most)}, mean {Score(range.Mean)}");
        foreach ((string name, string sha256) in data.Files)
            Field(writer, "file", $"{name} SHA-256 {sha256}");
        if (data.Classes.Count > 0)
            WriteClasses(data, writer);
    }

    /// <summary>A line of the list.</summary>
    public static JsonNode ToJson(DataListing listing) => new JsonObject
    {
        ["name"] = listing.Kind,
        ["summary"] = listing.Summary,
        ["task"] = listing.Task is null ? null : Task(listing.Task),
        ["rows"] = listing.Rows,
        ["test_rows"] = listing.TestRows,
        ["features"] = listing.Features,
        ["classes"] = listing.Classes,
        ["licence"] = listing.Licence,
        ["source"] = listing.Source,
    };

    /// <summary>One set.</summary>
    public static JsonNode ToJson(DataDescription data)
    {
        JsonNode json = ToJson(data.Listing);
        json["digest"] = data.Set.Digest;
        json["feature_names"] = new JsonArray([.. data.Set.FeatureNames.Select(f => (JsonNode)f)]);
        json["class_rows"] = new JsonObject(data.Classes.Select(c => KeyValuePair.Create(c.Name, (JsonNode?)c.Rows)));
        json["files"] = new JsonObject(data.Files.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Sha256)));
        return json;
    }

    private static void WriteClasses(DataDescription data, TextWriter writer)
    {
        writer.WriteLine();
        bool test = data.Classes.Any(c => c.TestRows > 0);
        var table = new TextTable(["class", ">rows", ">share", .. test ? [">test rows"] : Array.Empty<string>()]);
        foreach (ClassCount c in data.Classes)
        {
            string share = ((double)c.Rows / data.Set.Rows).ToString("0.0000", CultureInfo.InvariantCulture);
            table.Add([c.Name, Number(c.Rows), share, .. test ? [Number(c.TestRows)] : Array.Empty<string>()]);
        }
        table.WriteTo(writer, indent: "  ");
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

    private static string Task(DataTask? task) => task switch
    {
        DataTask.Classification => "classification",
        DataTask.Regression => "regression",
        _ => "-",
    };

    private static string Score(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Number(long value, string none = "0") =>
        value == 0 ? none : value.ToString(CultureInfo.InvariantCulture);
}
