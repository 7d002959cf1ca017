using System.Text.Json;
using Exp.Core.Results.Tables;

namespace Exp.Core.Results.Files;

/// <summary>schema.json: type, unit and meaning of every column of every table, as a Frictionless data package.</summary>
public static class SchemaFile
{
    /// <summary>Its name.</summary>
    public const string Name = "schema.json";

    /// <summary>Writes it; returns its SHA-256.</summary>
    public static string Write(string folder, string experiment, IReadOnlyList<ITable> tables) =>
        JsonFile.Write(Path.Combine(folder, Name), json =>
        {
            json.WriteString("profile", "tabular-data-package");
            // Package names are lower-case by the Frictionless rules.
            json.WriteString("name", experiment.ToLowerInvariant());
            json.WriteStartArray("resources");
            foreach (ITable table in tables)
                Resource(json, table);
            json.WriteEndArray();
        });

    /// <summary>The tables that a folder's file describes.</summary>
    public static IReadOnlyList<ITable> Read(string folder)
    {
        using var json = JsonFile.Read(Path.Combine(folder, Name));
        return [.. json.RootElement.GetProperty("resources").EnumerateArray().Select(Table)];
    }

    private static TableAbout Table(JsonElement resource) => new(
        Text(resource, "name"), Text(resource, "description"),
        [.. resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(Column)]);

    private static ColumnAbout Column(JsonElement field) => new(
        Text(field, "name"),
        Text(field, "type") switch
        {
            "integer" => ColumnType.Integer,
            "number" => ColumnType.Number,
            _ => ColumnType.String,
        },
        Text(field, "unit"), Text(field, "description"));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static void Resource(Utf8JsonWriter json, ITable table)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", table.Name);
        json.WriteString("path", table.Name + ".csv");
        json.WriteString("description", table.Summary);
        json.WriteString("encoding", "utf-8");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (ColumnAbout column in table.About)
            Field(json, column);
        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, ColumnAbout column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type switch
        {
            ColumnType.Integer => "integer",
            ColumnType.Number => "number",
            _ => "string",
        });
        json.WriteString("unit", column.Unit);
        json.WriteString("description", column.Summary);
        json.WriteEndObject();
    }
}
