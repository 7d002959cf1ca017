using System.Globalization;
using System.Text.Json;

namespace Exp.Engine.Tests.Golden;

/// <summary>Reads the reference vectors beside the test assembly. Non-finite numbers are strings: "NaN", "Infinity", "-Infinity".</summary>
internal static class GoldenFile
{
    /// <summary>The root object of Golden/name.json.</summary>
    public static JsonElement Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>The entry of a list whose "name" is that one.</summary>
    public static JsonElement Named(this JsonElement list, string name) =>
        list.EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);

    /// <summary>The names of all entries of a list.</summary>
    public static IReadOnlyList<string> Names(this JsonElement list) =>
        [.. list.EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];

    /// <summary>A number, or a non-finite number written as a string.</summary>
    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    /// <summary>An array of numbers.</summary>
    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(Number)];

    /// <summary>An array of arrays of numbers.</summary>
    public static double[][] Rows(this JsonElement element) => [.. element.EnumerateArray().Select(Numbers)];
}
