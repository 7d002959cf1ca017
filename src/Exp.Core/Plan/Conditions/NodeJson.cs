using System.Globalization;
using Exp.Core.Config;

namespace Exp.Core.Plan.Conditions;

/// <summary>A node as JSON, without the catalog: only what is written.</summary>
internal static class NodeJson
{
    /// <summary>The text.</summary>
    /// <param name="node">The node.</param>
    /// <param name="discriminator">The key that a bare name stands for; null when there is none.</param>
    public static string Of(Node node, string? discriminator = null) => node switch
    {
        MapNode map => $"{{{string.Join(',', map.Entries.Select(e => $"{JsonText.Quote(e.Name)}:{Of(e.Value)}"))}}}",
        ListNode list => $"[{string.Join(',', list.Items.Select(i => Of(i)))}]",
        ScalarNode { IsNull: true } => "null",
        ScalarNode name when discriminator is not null => $"{{{JsonText.Quote(discriminator)}:{JsonText.Quote(name.Text)}}}",
        ScalarNode { Quoted: false, Text: "true" or "false" } flag => flag.Text,
        ScalarNode { Quoted: false } number when NumberText.TryDouble(number.Text, out double value, out _) && double.IsFinite(value) =>
            value.ToString("R", CultureInfo.InvariantCulture),
        ScalarNode text => JsonText.Quote(text.Text),
        _ => "null",
    };
}
