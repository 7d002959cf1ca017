using System.Text.Json.Nodes;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>What became of combinations, for people and for programs.</summary>
internal static class FateText
{
    /// <summary>Each with its values, and below them whether it is trained or why not.</summary>
    public static void Write(IReadOnlyList<Fate> fates, bool json, TextWriter writer)
    {
        if (json)
        {
            writer.WriteLine(new JsonArray([.. fates.Select(ToJson)]).ToJsonString(Json.Indented));
            return;
        }
        foreach (Fate fate in fates)
        {
            writer.WriteLine(fate.Values.Count == 0 ? "-" : string.Join(' ', fate.Values.Select(v => $"{v.Key}={v.Text}")));
            writer.WriteLine($"  {fate.Why}{(fate.TrialIds.Count == 0 ? "" : ": " + string.Join(' ', fate.TrialIds))}");
        }
    }

    private static JsonNode ToJson(Fate fate) => new JsonObject
    {
        ["values"] = new JsonObject(fate.Values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Text))),
        ["why"] = fate.Why,
        ["trials"] = new JsonArray([.. fate.TrialIds.Select(t => (JsonNode)t)]),
    };
}
