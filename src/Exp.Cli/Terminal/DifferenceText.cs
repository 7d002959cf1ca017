using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Core.Results.Files;

namespace Exp.Cli.Terminal;

/// <summary>How two plans differ, for people and for programs.</summary>
internal static class DifferenceText
{
    private const int ValuesShown = 6;

    /// <summary>Counts, the keys whose values differ, and the trials that only one of them has.</summary>
    public static void Write(PlanDifference difference, string here, string there, bool json, TextWriter writer)
    {
        if (json)
        {
            writer.WriteLine(ToJson(difference).ToJsonString(Json.Indented));
            return;
        }
        writer.WriteLine($"{here} against {there}: {Words.Count(difference.Added.Count, "trial")} added, {difference.Removed.Count} removed, {difference.Kept} kept");
        if (difference.Keys.Count == 0 && difference.Added.Count + difference.Removed.Count > 0)
            writer.WriteLine("No value is only in one of them: they combine the same ones in other ways, or are of different versions of exp.");
        if (difference.Keys.Count > 0)
        {
            var keys = new TextTable("key", "added", "removed");
            foreach (KeyDifference key in difference.Keys)
                keys.Add(key.Key, Values(key.Here), Values(key.There));
            writer.WriteLine();
            keys.WriteTo(writer);
        }
        if (difference.Added.Count + difference.Removed.Count == 0)
            return;
        var trials = new TextTable("", "trial", ">repeat", "setting");
        foreach (ListedTrial trial in difference.Added)
            trials.Add("+", trial.Id, Number(trial.Repeat), Setting(trial));
        foreach (ListedTrial trial in difference.Removed)
            trials.Add("-", trial.Id, Number(trial.Repeat), Setting(trial));
        writer.WriteLine();
        trials.WriteTo(writer);
    }

    private static string Values(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(ValuesShown)) + (values.Count > ValuesShown ? string.Create(CultureInfo.InvariantCulture, $", … ({values.Count} values)") : "");

    private static string Setting(ListedTrial trial) => trial.Setting.Length == 0 ? "-" : trial.Setting;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static JsonObject ToJson(PlanDifference difference) => new()
    {
        ["added"] = new JsonArray([.. difference.Added.Select(ToJson)]),
        ["removed"] = new JsonArray([.. difference.Removed.Select(ToJson)]),
        ["kept"] = difference.Kept,
        ["keys"] = new JsonArray([.. difference.Keys.Select(k => (JsonNode)new JsonObject
        {
            ["key"] = k.Key,
            ["added"] = new JsonArray([.. k.Here.Select(v => (JsonNode)v)]),
            ["removed"] = new JsonArray([.. k.There.Select(v => (JsonNode)v)]),
        })]),
    };

    private static JsonNode ToJson(ListedTrial trial) => new JsonObject
    {
        ["trial"] = trial.Id,
        ["repeat"] = trial.Repeat,
        ["setting"] = trial.Setting,
    };
}
