using System.Text;
using System.Text.RegularExpressions;

namespace Exp.Core.Config;

/// <summary>A node on one line, in config form: 0.1, relu, {kind: sgd, momentum: 0.9}.</summary>
internal static partial class NodeText
{
    /// <summary>The canonical one-line form.</summary>
    public static string Of(Node node)
    {
        var to = new StringBuilder();
        Write(node, to);
        return to.ToString();
    }

    /// <summary>A text value as it must be written to be read as text.</summary>
    public static string OfText(string text) => IsBare(text) ? text : JsonText.Quote(text);

    private static void Write(Node node, StringBuilder to)
    {
        switch (node)
        {
            case ScalarNode s:
                to.Append(OfScalar(s));
                break;
            case ListNode list:
                Join(list.Items, '[', ']', Write, to);
                break;
            case MapNode map:
                Join(map.Entries, '{', '}', WriteEntry, to);
                break;
        }
    }

    private static void WriteEntry(MapEntry entry, StringBuilder to)
    {
        to.Append(OfText(entry.Name)).Append(": ");
        Write(entry.Value, to);
    }

    private static void Join<T>(IReadOnlyList<T> items, char open, char close, Action<T, StringBuilder> write, StringBuilder to)
    {
        to.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                to.Append(", ");
            write(items[i], to);
        }
        to.Append(close);
    }

    private static string OfScalar(ScalarNode s) => s switch
    {
        { Quoted: false, Text: "true" or "false" } => s.Text,
        { Quoted: false } when NumberText.IsNumber(s.Text) => NumberText.Canonical(s.Text),
        _ => OfText(s.Text),
    };

    private static bool IsBare(string text) =>
        Bare().IsMatch(text) && !NumberText.IsNumber(text) && text is not ("true" or "false" or "null" or "Null" or "NULL");

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
