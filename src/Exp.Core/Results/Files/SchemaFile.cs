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
