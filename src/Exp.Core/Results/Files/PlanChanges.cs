using System.Text.Json;
using Exp.Core.Plan;

namespace Exp.Core.Results.Files;

/// <summary>Whether a folder holds the results of another experiment: its plan and ours have no trial in common.</summary>
internal static class PlanChanges
{
    /// <summary>
    /// "model.hidden was [8], is now [16]", of the two trials that are most alike. Empty when the folder has no plan, when
    /// some trial is in both (the config was extended), or when no setting differs (another version of exp).
    /// </summary>
    public static IReadOnlyList<string> Since(string folder, SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        try
        {
            using var json = JsonFile.Read(Path.Combine(folder, PlanFile.Name));
            return Of(json.RootElement, plan);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string[] Of(JsonElement earlier, SweepPlan plan)
    {
        HashSet<string> ids = [.. plan.Trials.Select(t => t.Id)];
        JsonElement[] before = [.. earlier.GetProperty("trials").EnumerateArray()];
        if (before.Length == 0 || plan.Trials.Count == 0 || before.Any(t => ids.Contains(t.GetProperty("id").GetString()!)))
            return [];
        using var now = JsonDocument.Parse(plan.Trials[0].Canonical);
        Dictionary<string, string> settings = SettingLeaves.Of(now.RootElement);
        string[] fewest = before.Select(t => Differences(SettingLeaves.Of(t.GetProperty("settings")), settings)).MinBy(d => d.Length)!;
        string was = earlier.GetProperty("seed").GetRawText(), seed = JsonSerializer.Serialize(plan.Seed);
        return was == seed ? fewest : [Change("seed", was, seed), .. fewest];
    }

    private static string[] Differences(Dictionary<string, string> was, Dictionary<string, string> now) =>
    [
        .. was.Keys.Union(now.Keys)
            .Where(key => was.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(key => key == "data_digest" ? "the data are others" : Change(key, was.GetValueOrDefault(key), now.GetValueOrDefault(key))),
    ];

    private static string Change(string key, string? was, string? now) => $"{key} was {was ?? "not there"}, is now {now ?? "not there"}";
}
