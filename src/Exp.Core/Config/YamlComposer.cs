using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Exp.Core.Config;

/// <summary>
/// YAML text → nodes, from parser events: the library's own tree loses the place of aliases, and overflows the stack on
/// deep or self-referring documents. Aliases share nodes; merge keys are resolved here, local keys first.
/// </summary>
internal sealed class YamlComposer
{
    private readonly Parser parser;
    private readonly Func<Mark, Place> placeOf;
    private readonly Problems problems;
    private readonly Dictionary<string, Node?> anchors = new(StringComparer.Ordinal);

    private YamlComposer(TextReader text, Func<Mark, Place> placeOf, Problems problems)
    {
        parser = new Parser(text);
        this.placeOf = placeOf;
        this.problems = problems;
    }

    /// <summary>The nodes of a file; null when the text is not YAML or holds nothing (a problem says which).</summary>
    public static Node? File(string text, string file, Problems problems) =>
        Compose(text, mark => new Place(file, mark.Line, mark.Column), problems);

    /// <summary>The node of a short text that has no lines of its own; null when it is not YAML.</summary>
    public static Node? Text(string text, Place place, Problems problems) => Compose(text, _ => place, problems);

    private static Node? Compose(string text, Func<Mark, Place> placeOf, Problems problems)
    {
        try
        {
            using var reader = new StringReader(text);
            return new YamlComposer(reader, placeOf, problems).Document(text);
        }
        catch (BadYamlException bad)
        {
            problems.Add(bad.Place, bad.Message);
        }
        catch (YamlException bad)
        {
            (Mark mark, string message) = YamlDiagnosis.Of(bad, text);
            problems.Add(placeOf(mark), message);
        }
        catch (Exception bad) when (bad is InvalidOperationException or ArgumentException)
        {
            // The library's way to refuse some unclosed brackets and empty tags; it gives no position.
            problems.Add(placeOf(new Mark(0, 1, 1)), "not valid YAML; look for an unclosed bracket, brace or quote");
        }
        return null;
    }

    private Node Document(string text)
    {
        Take();
        if (Peek() is StreamEnd)
        {
            throw new BadYamlException(
                placeOf(new Mark(0, 1, 1)), string.IsNullOrWhiteSpace(text) ? "the file is empty" : "the file holds only comments");
        }
        Take();
        Node root = Read(0);
        Take();
        if (Peek() is DocumentStart second)
        {
            throw new BadYamlException(
                placeOf(second.Start), $"one document expected, the second starts on line {second.Start.Line}");
        }
        return root;
    }

    private Node Read(int depth)
    {
        ParsingEvent e = Take();
        Place place = placeOf(e.Start);
        if (e is NodeEvent { Tag.IsEmpty: false } tagged)
            problems.Add(place, $"tags such as {Words.Quote(tagged.Tag.Value)} are not supported; leave it out");
        Node node = e switch
        {
            Scalar s => Scalar(s, place),
            AnchorAlias alias => Resolve(alias, place),
            MappingStart map => Map(map, depth, place),
            SequenceStart list => List(list, depth, place),
            _ => throw new BadYamlException(place, "not valid YAML"),
        };
        if (depth + node.Height > Limits.Depth)
            throw new BadYamlException(place, $"nested deeper than {Limits.Depth} levels");
        if (node.Size > Limits.Nodes)
            throw TooBig(place);
        if (e is NodeEvent { Anchor.IsEmpty: false } anchored)
            anchors[anchored.Anchor.Value] = node;
        return node;
    }

    private ScalarNode Scalar(Scalar s, Place place)
    {
        // The file itself is free of them, but "\0" and kin write them.
        if (s.Value.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            problems.Add(place, "invisible character in quotes; remove it");
        return new ScalarNode(s.Value, s.Style != ScalarStyle.Plain, place);
    }

    private Node Resolve(AnchorAlias alias, Place place)
    {
        string name = alias.Value.Value;
        if (!anchors.TryGetValue(name, out Node? target))
            throw new BadYamlException(place, $"unknown anchor {Words.Quote("*" + name)}; an anchor stands before its first use");
        return target ?? throw new BadYamlException(place, $"anchor {Words.Quote(name)} refers to itself");
    }

    private ListNode List(SequenceStart start, int depth, Place place)
    {
        Open(start, depth, place);
        var items = new List<Node>();
        long size = 0;
        while (Peek() is not SequenceEnd)
        {
            items.Add(Read(depth + 1));
            if ((size += items[^1].Size) > Limits.Nodes)
                throw TooBig(place);
        }
        Take();
        return new ListNode(items, place);
    }

    private MapNode Map(MappingStart start, int depth, Place place)
    {
        Open(start, depth, place);
        var entries = new MergedEntries(problems);
        while (Peek() is not MappingEnd)
        {
            if (Read(depth + 1) is not ScalarNode key)
                throw new BadYamlException(place, "a key must be plain text");
            Node value = Read(depth + 1);
            if (entries.Add(key, value) > Limits.Nodes)
                throw TooBig(place);
        }
        Take();
        return new MapNode(entries.Resolve(), place);
    }

    private void Open(NodeEvent start, int depth, Place place)
    {
        if (depth >= Limits.Depth)
            throw new BadYamlException(place, $"nested deeper than {Limits.Depth} levels");
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = null;
    }

    private ParsingEvent Peek()
    {
        if (parser.Current is null && !parser.MoveNext())
            throw new BadYamlException(placeOf(new Mark(0, 1, 1)), "not valid YAML; the text ends too early");
        return parser.Current!;
    }

    private ParsingEvent Take()
    {
        ParsingEvent e = Peek();
        parser.MoveNext();
        return e;
    }

    private BadYamlException TooBig(Place place) => new(place, anchors.Count > 0
        ? $"the document expands beyond {Limits.Nodes:N0} values; it uses its anchors too often"
        : $"the document has more than {Limits.Nodes:N0} keys and values; is it a config?");
}
