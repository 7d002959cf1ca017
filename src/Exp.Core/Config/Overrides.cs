using System.Text.RegularExpressions;

namespace Exp.Core.Config;

/// <summary>key=value and key=a,b,c, in the value grammar of the file.</summary>
internal static partial class Overrides
{
    /// <summary>Reads them all; wrong ones are reported and left out.</summary>
    public static IReadOnlyList<Override> Parse(IReadOnlyList<string> arguments, Problems problems)
    {
        var read = new List<Override>();
        foreach (string argument in arguments)
        {
            if (Parse(argument, problems) is not { } one)
                continue;
            if (read.Exists(o => o.Key == one.Key))
                problems.Add(Place.CommandLine, $"'{one.Key}' is given twice; keep one");
            else
                read.Add(one);
        }
        return read;
    }

    private static Override? Parse(string argument, Problems problems)
    {
        Match match = KeyValue().Match(argument);
        if (!match.Success)
        {
            problems.Add(Place.CommandLine, $"{Words.Quote(argument)} is not key=value, such as optimizer.lr=0.1");
            return null;
        }
        string key = match.Groups["key"].Value, text = match.Groups["value"].Value;
        if (key.Split('.').Length > Limits.Depth)
        {
            problems.Add(Place.CommandLine, $"key {Words.Quote(key)} is deeper than {Limits.Depth} levels");
            return null;
        }
        if (text.Length > Limits.FileBytes)
        {
            problems.Add(Place.CommandLine, $"the value of {Words.Quote(key)} is longer than 1 MiB");
            return null;
        }
        IReadOnlyList<Node>? values = Values(key, text, problems);
        return values is null ? null : new Override(key, values, text);
    }

    private static List<Node>? Values(string key, string text, Problems problems)
    {
        var values = new List<Node>();
        foreach (string piece in Split(text))
        {
            if (piece.Trim().Length == 0)
            {
                problems.Add(Place.CommandLine, $"{key} has no value; write {key}=value");
                return null;
            }
            // Reserved in YAML, yet what people type for "take this as it is".
            if (piece.TrimStart()[0] == '@')
            {
                values.Add(new ScalarNode(piece.Trim(), false, Place.CommandLine));
                continue;
            }
            int before = problems.Count;
            if (YamlComposer.Text(piece, Place.CommandLine, problems) is not { } value || problems.Count > before)
                return null;
            values.Add(value);
        }
        return values;
    }

    // At commas outside brackets and quotes: ladder(1, 3), [16, 16] and {kind: sgd, lr: 1} are one value each.
    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        int start = 0, depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
            else if (c == ',' && depth <= 0)
            {
                pieces.Add(text[start..i]);
                start = i + 1;
            }
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    [GeneratedRegex(
        @"\A(?<key>[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*)=(?<value>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyValue();
}
