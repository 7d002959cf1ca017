using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Exp.Cli.Answers;

/// <summary>One value of an answer: exact for programs, short for people. A number that is not finite is no number.</summary>
internal static class AnswerCell
{
    /// <summary>True for what stands on the right of a column.</summary>
    public static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or double or float or decimal;

    /// <summary>The value as JSON: shortest round-trip numbers, lists and structs as they are.</summary>
    public static JsonNode? Json(object? value) => value switch
    {
        null or double.NaN or float.NaN or double.PositiveInfinity or double.NegativeInfinity or float.PositiveInfinity or float.NegativeInfinity => null,
        bool flag => flag,
        string text => text,
        _ when IsNumber(value) => JsonNode.Parse(Exact(value)),
        byte[] => Exact(value),
        IDictionary map => new JsonObject(map.Keys.Cast<object>().Select(k => KeyValuePair.Create(Exact(k), Json(map[k])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Json)]),
        _ => Exact(value),
    };

    /// <summary>The value as a cell of a CSV: empty when there is none, shortest round-trip numbers, lists and structs as JSON.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string text => text,
        double real => double.IsFinite(real) ? real.ToString("R", CultureInfo.InvariantCulture) : "",
        float real => float.IsFinite(real) ? real.ToString("R", CultureInfo.InvariantCulture) : "",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IEnumerable => Json(value)!.ToJsonString(Cli.Json.OneLine),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The value for people: six significant digits, one line.</summary>
    public static string Short(object? value) => value switch
    {
        double real => real.ToString("G6", CultureInfo.InvariantCulture),
        float real => real.ToString("G6", CultureInfo.InvariantCulture),
        decimal real => ((double)real).ToString("G6", CultureInfo.InvariantCulture),
        _ => string.Concat(Exact(value).Select(c => char.IsControl(c) ? ' ' : c)),
    };
}
