using System.Globalization;
using System.Text.Json.Nodes;

namespace Exp.Query;

/// <summary>
/// What was compared with what, with values: `max(val_acc) > 0.9` becomes "0.937133 > 0.9". The database parses the
/// condition, and computes the operands in place of it.
/// </summary>
internal sealed class Operands
{
    private readonly JsonArray asked = [];

    /// <summary>The text; null when the condition is not a comparison, or not one of the forms known here.</summary>
    public static string? Of(string statement, Database database, CancellationToken stop)
    {
        string tree = (string)database.Ask($"select json_serialize_sql({SqlText.Literal(statement)})", stop).Rows[0][0]!;
        JsonNode? root = JsonNode.Parse(tree);
        JsonNode? only = Only(root?["statements"]);
        if (Innermost(only?["node"]) is not { } node)
            return null;
        var operands = new Operands();
        string? form = operands.Form(node["select_list"]![0]!);
        if (form is null || operands.asked.Count == 0)
            return null;
        node["select_list"] = operands.asked;
        only!["node"] = node.DeepClone();
        string sql = (string)database.Ask($"select json_deserialize_sql({SqlText.Literal(root!.ToJsonString())})", stop).Rows[0][0]!;
        return database.Ask(sql, stop).Rows is [{ } values]
            ? string.Format(CultureInfo.InvariantCulture, form, [.. values.Select(ValueText.Of)])
            : null;
    }

    /// <summary>The query whose only column is the condition: `select (select a > b from t)` is about the inner one.</summary>
    private static JsonNode? Innermost(JsonNode? node) => Only(node?["select_list"]) switch
    {
        null => null,
        { } column when Is(column, "SUBQUERY") && (string?)column["subquery_type"] == "SCALAR" => Innermost(column["subquery"]?["node"]),
        _ => node,
    };

    private static JsonNode? Only(JsonNode? list) => list is JsonArray { Count: 1 } array ? array[0] : null;

    /// <summary>The condition with a place for each value; null when it is none of the forms known here.</summary>
    private string? Form(JsonNode condition) => (string?)condition["class"] switch
    {
        "CONJUNCTION" => Join(condition, (string?)condition["type"] == "CONJUNCTION_AND" ? " and " : " or "),
        "COMPARISON" => $"{Value(condition["left"]!)} {Sign((string)condition["type"]!)} {Value(condition["right"]!)}",
        "BETWEEN" => $"{Value(condition["input"]!)} between {Value(condition["lower"]!)} and {Value(condition["upper"]!)}",
        "OPERATOR" when (string?)condition["type"] == "OPERATOR_NOT" && Form(condition["children"]![0]!) is { } inner => $"not ({inner})",
        "FUNCTION" when (string?)condition["function_name"] is "bool_and" or "bool_or" => Share(condition),
        _ => null,
    };

    private string Join(JsonNode condition, string word) =>
        string.Join(word, condition["children"]!.AsArray().Select(c => Form(c!) switch
        {
            null => Value(c!),
            { } form when Is(c!, "CONJUNCTION") => $"({form})",
            { } form => form,
        }));

    /// <summary>How many of the rows fulfil it.</summary>
    private string Share(JsonNode function) =>
        $"{Value(Renamed(function, "count_if"))} of {Value(Renamed(function, "count"))} rows";

    private static JsonNode Renamed(JsonNode function, string name)
    {
        JsonNode copy = function.DeepClone();
        copy["function_name"] = name;
        return copy;
    }

    private string Value(JsonNode operand)
    {
        asked.Add(operand.DeepClone());
        return $"{{{asked.Count - 1}}}";
    }

    private static string Sign(string type) => type switch
    {
        "COMPARE_EQUAL" => "=",
        "COMPARE_NOTEQUAL" => "<>",
        "COMPARE_LESSTHAN" => "<",
        "COMPARE_GREATERTHAN" => ">",
        "COMPARE_LESSTHANOREQUALTO" => "<=",
        "COMPARE_GREATERTHANOREQUALTO" => ">=",
        "COMPARE_DISTINCT_FROM" => "is distinct from",
        _ => "is not distinct from",
    };

    private static bool Is(JsonNode node, string type) => (string?)node["class"] == type;
}
