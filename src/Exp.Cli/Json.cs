using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exp.Cli;

/// <summary>How JSON for people and programs is written.</summary>
internal static class Json
{
    /// <summary>Two blanks per level, LF, letters as they are.</summary>
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
