using System.Text.Json;
using Exp.Core.Plan;

namespace Exp.Core.Results.Files;

/// <summary>plan.json: what the config was expanded to.</summary>
public static class PlanFile
{
    /// <summary>Its name.</summary>
    public const string Name = "plan.json";

    /// <summary>Writes it; returns its SHA-256.</summary>
    public static string Write(string folder, SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return JsonFile.Write(Path.Combine(folder, Name), json =>
        {
            json.WriteString("name", plan.Name);
            json.WriteString("description", plan.Description);
            json.WriteString("fingerprint", plan.Fingerprint);
            json.WriteNumber("seed", plan.Seed);
            json.WriteNumber("repeats", plan.Repeats);
            json.WriteNumber("duplicates", plan.Duplicates);
            if (plan.Selection is { } selection)
                Write(json, selection);
            Strings(json, "axes", plan.AxisKeys);
            Strings(json, "baselines", plan.Baselines);
            json.WriteStartArray("trials");
            foreach (Trial trial in plan.Trials)
                Write(json, trial);
            json.WriteEndArray();
        });
    }

    /// <summary>The trials of an earlier plan: id and swept values for people. Empty when there is no such file or it is damaged.</summary>
    public static IReadOnlyDictionary<string, string> EarlierTrials(string folder)
    {
        try
        {
            using var json = JsonFile.Read(Path.Combine(folder, Name));
            return json.RootElement.GetProperty("trials").EnumerateArray()
                .ToDictionary(t => t.GetProperty("id").GetString()!, Label);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return new Dictionary<string, string>();
        }
    }

    /// <summary>The whole of it, as far as it can be told without config and data.</summary>
    /// <exception cref="ResultsException">There is no such file, or it is damaged.</exception>
    public static PlanText Read(string folder) => Read(folder, root => new PlanText(
        root.GetProperty("name").GetString()!,
        root.GetProperty("fingerprint").GetString()!,
        [.. root.GetProperty("baselines").EnumerateArray().Select(b => b.GetString()!)],
        [.. root.GetProperty("trials").EnumerateArray().Select(t => new PlannedTrialText(
            t.GetProperty("id").GetString()!, Label(t), t.GetProperty("flops").GetDouble()))]));

    /// <summary>The settings of every trial, as its plan.json holds them.</summary>
    /// <exception cref="ResultsException">There is no such file, or it is damaged.</exception>
    public static IReadOnlyList<TrialSettingsText> Settings(string folder) => Read(folder, root =>
        root.GetProperty("trials").EnumerateArray().Select(t => new TrialSettingsText(
            t.GetProperty("id").GetString()!, t.GetProperty("repeat").GetInt32(), t.GetProperty("settings").GetRawText())).ToArray());

    private static T Read<T>(string folder, Func<JsonElement, T> take)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            using var json = JsonFile.Read(path);
            return take(json.RootElement);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ResultsException($"{path} is missing or damaged ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>The trials of the plan in a results folder.</summary>
    /// <exception cref="ResultsException">There is no such file, or it is damaged.</exception>
    public static IReadOnlyList<ListedTrial> Trials(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            long seed = json.RootElement.GetProperty("seed").GetInt64();
            return [.. json.RootElement.GetProperty("trials").EnumerateArray().Select(t => new ListedTrial(
                t.GetProperty("id").GetString()!, seed, t.GetProperty("repeat").GetInt32(),
                string.Join(' ', t.GetProperty("axes").EnumerateObject().Select(a => $"{a.Name}={a.Value.GetString()}")), t.GetProperty("settings").GetRawText()))];
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ResultsException($"{path} is missing or damaged ({e.Message.TrimEnd('.')})");
        }
    }

    private static string Label(JsonElement trial)
    {
        IEnumerable<string> axes = trial.GetProperty("axes").EnumerateObject().Select(a => $"{a.Name}={a.Value.GetString()}");
        return string.Join(", ", axes.Append($"repeat {trial.GetProperty("repeat").GetRawText()}"));
    }

    private static void Write(Utf8JsonWriter json, Selection selection)
    {
        json.WriteStartObject("selection");
        json.WriteNumber("combinations", selection.Combinations);
        json.WriteNumber("inactive", selection.Inactive);
        json.WriteStartArray("excluded");
        foreach (Exclusion exclusion in selection.Excluded)
        {
            json.WriteStartObject();
            json.WriteString("by", exclusion.Condition);
            json.WriteNumber("count", exclusion.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("sampled_from", selection.SampledFrom);
        json.WriteNumber("sampled", selection.Sampled);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Trial trial)
    {
        json.WriteStartObject();
        json.WriteString("id", trial.Id);
        json.WriteString("group_id", trial.GroupId);
        json.WriteString("setting_id", trial.SettingId);
        json.WriteNumber("repeat", trial.Seeds.Repeat);
        json.WriteStartObject("axes");
        foreach (AxisValue axis in trial.Axes)
            json.WriteString(axis.Key, axis.Text);
        json.WriteEndObject();
        json.WriteNumber("parameters", trial.Network.ParameterCount);
        json.WriteNumber("budget_steps", trial.BudgetSteps);
        json.WriteNumber("flops", trial.Flops);
        json.WritePropertyName("settings");
        json.WriteRawValue(trial.Canonical);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
