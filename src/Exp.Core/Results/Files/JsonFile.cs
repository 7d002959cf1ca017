using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exp.Core.Results.Files;

/// <summary>JSON for people and programs: indented, LF, letters of all languages as they are.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file that its writer may replace meanwhile.</summary>
    public static JsonDocument Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return JsonDocument.Parse(file);
    }

    /// <summary>Writes one object, whole or not at all; returns its SHA-256.</summary>
    public static string Write(string path, Action<Utf8JsonWriter> members) => AtomicFile.Write(path, stream =>
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    });
}
