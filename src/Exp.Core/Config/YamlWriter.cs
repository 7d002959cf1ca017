using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Exp.Core.Config;

/// <summary>Nodes → YAML text, the same bytes every time; reading it back gives the same tree.</summary>
internal static class YamlWriter
{
    private const int LongestFlow = 160;

    private static readonly EmitterSettings settings =
        EmitterSettings.Default.WithBestWidth(int.MaxValue).WithNewLine("\n").WithIndentedSequences();

    /// <summary>The text of a document.</summary>
    public static string Write(MapNode root)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var to = new Emitter(text, settings);
        to.Emit(new StreamStart());
        to.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(root, to, insideFlow: false);
        to.Emit(new DocumentEnd(isImplicit: true));
        to.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Node node, Emitter to, bool insideFlow)
    {
        switch (node)
        {
            case ScalarNode s:
                Emit(s, to);
                break;
            case ListNode list:
                bool flow = insideFlow || (list.Height <= 2 && NodeText.Of(list).Length <= LongestFlow);
                to.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, flow ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (Node item in list.Items)
                    Emit(item, to, flow);
                to.Emit(new SequenceEnd());
                break;
            case MapNode map:
                bool inline = insideFlow || map.Entries.Count == 0;
                to.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, inline ? MappingStyle.Flow : MappingStyle.Block));
                foreach (MapEntry entry in map.Entries)
                {
                    Emit(entry.Key, to);
                    Emit(entry.Value, to, inline);
                }
                to.Emit(new MappingEnd());
                break;
        }
    }

    private static void Emit(ScalarNode s, Emitter to) => to.Emit(s.Quoted
        ? new Scalar(AnchorName.Empty, TagName.Empty, s.Text, ScalarStyle.DoubleQuoted, false, true)
        : new Scalar(AnchorName.Empty, TagName.Empty, s.Text, ScalarStyle.Plain, true, true));
}
