using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exp.Core.Results.Parts;

/// <summary>The JSON of part lines: snake_case, missing values left out, doubles in shortest round-trip form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartLine))]
internal sealed partial class PartJson : JsonSerializerContext
{
    /// <summary>The line's JSON in UTF-8, without line break.</summary>
    public static byte[] Bytes(PartLine line) => JsonSerializer.SerializeToUtf8Bytes(line, Default.PartLine);

    /// <summary>Null when the text is not such a line.</summary>
    public static PartLine? Line(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.PartLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
