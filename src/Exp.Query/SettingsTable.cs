using System.Text.Json;
using Exp.Core.Results.Files;

namespace Exp.Query;

/// <summary>
/// The settings of every trial as one struct, sections as structs in it: settings.optimizer.kind, settings.repeat. What a
/// trial does not have is null; lists are text as in plan.json.
/// </summary>
internal static class SettingsTable
{
    /// <summary>Its name, and that of its column.</summary>
    public const string Name = "settings";

    private const string Repeat = "repeat";

    /// <summary>Puts it into a database; returns what is in it: optimizer.kind, repeat, …</summary>
    public static HashSet<string> Create(Database database, IReadOnlyList<TrialSettingsText> trials)
    {
        var shape = new SettingShape();
        foreach (TrialSettingsText trial in trials)
        {
            using var json = JsonDocument.Parse(trial.Json);
            shape.Add(json.RootElement);
        }
        (IReadOnlyList<string> Path, string Type)[] leaves = [.. shape.Leaves().Where(l => l.Path.Count > 0)];
        int column = 0;
        string packed = leaves.Length == 0 ? "struct_pack(" : shape.Packed(ref column)[..^1] + ", ";
        database.Create(
            Name, ["trial_id varchar", "r bigint", .. leaves.Select((l, i) => $"c{i} {l.Type}")], trials.Select(t => Row(t, leaves)),
            $"select trial_id, {packed}{Repeat} := r) as {Name} from");
        return [.. leaves.Select(l => string.Join('.', l.Path)), Repeat];
    }

    private static object?[] Row(TrialSettingsText trial, (IReadOnlyList<string> Path, string Type)[] leaves)
    {
        using var json = JsonDocument.Parse(trial.Json);
        return [trial.TrialId, (long)trial.Repeat, .. leaves.Select(l => SettingShape.Value(json.RootElement, l.Path, l.Type))];
    }
}
