using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Engine.Numbers;

namespace Exp.Core.Results.Files;

/// <summary>
/// manifest.json: what the folder holds and what it was made with. Written before the first trial (complete: false) and
/// again behind the tables (complete: true, with their digests): the tables belong to it only when it is complete.
/// </summary>
/// <param name="Plan">What was asked.</param>
/// <param name="CommandLine">As typed.</param>
/// <param name="StartedUtc">When this run began.</param>
public sealed record Manifest(SweepPlan Plan, string CommandLine, DateTimeOffset StartedUtc)
{
    /// <summary>Its name.</summary>
    public const string Name = "manifest.json";

    private const string ToolKey = "exp_version", CompleteKey = "complete", PlanKey = "plan_fingerprint", FilesKey = "files", ConfigPathKey = "config_path", OverridesKey = "overrides", CommandKey = "command_line";

    /// <summary>Writes it.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="files">File names and SHA-256 when everything is there; null before.</param>
    /// <param name="finishedUtc">When the tables were written; null before.</param>
    public void Write(string folder, IReadOnlyDictionary<string, string>? files, DateTimeOffset? finishedUtc) =>
        JsonFile.Write(Path.Combine(folder, Name), json =>
        {
            json.WriteString("name", Plan.Name);
            json.WriteBoolean(CompleteKey, files is not null);
            json.WriteNumber("trials", Plan.Trials.Count);
            json.WriteString(PlanKey, Plan.Fingerprint);
            json.WriteString(ConfigPathKey, Plan.ConfigPath);
            json.WriteStartArray(OverridesKey);
            foreach (string text in Plan.Overrides)
                json.WriteStringValue(text);
            json.WriteEndArray();
            json.WriteString("config_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plan.ResolvedConfig))));
            json.WriteStartObject("data_sha256");
            foreach (DataSet set in Plan.Sets.Values.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Digest, StringComparer.Ordinal).DistinctBy(s => s.Name))
                json.WriteString(set.Name, set.Digest);
            json.WriteEndObject();
            json.WriteNumber("numerics_version", NumericsVersion.Current);
            json.WriteString(ToolKey, Machine.ExpVersion);
            json.WriteString("git_commit", GitCommit.Of(Path.GetDirectoryName(Path.GetFullPath(Plan.ConfigPath)) ?? "."));
            json.WriteString(CommandKey, CommandLine);
            json.WriteString("started_utc", Utc(StartedUtc));
            json.WriteString("finished_utc", finishedUtc is { } end ? Utc(end) : "");
            json.WriteString("runtime", Machine.Runtime);
            json.WriteString("system", Machine.System);
            json.WriteString("cpu", Machine.Cpu);
            json.WriteStartObject(FilesKey);
            foreach ((string name, string digest) in files ?? new Dictionary<string, string>())
                json.WriteString(name, digest);
            json.WriteEndObject();
        });

    /// <summary>True when the folder holds a manifest written by exp, complete or not.</summary>
    public static bool IsIn(string folder) => Read(folder, root => root.TryGetProperty(ToolKey, out _));

    /// <summary>True when the folder's manifest says that every result is there.</summary>
    public static bool IsComplete(string folder) => Read(folder, root => root.GetProperty(CompleteKey).GetBoolean());

    /// <summary>True when the folder's manifest is complete, for that plan, and lists exactly these files.</summary>
    public static bool Covers(string folder, SweepPlan plan, IReadOnlyDictionary<string, string> files) => Read(folder, root =>
        root.GetProperty(CompleteKey).GetBoolean()
        && root.GetProperty(PlanKey).GetString() == plan.Fingerprint
        && root.GetProperty(FilesKey).EnumerateObject().Select(f => (f.Name, f.Value.GetString()!))
            .SequenceEqual(files.Select(f => (f.Key, f.Value))));

    /// <summary>Names and SHA-256 of the files of a complete folder; empty when it is not complete.</summary>
    public static IReadOnlyDictionary<string, string> FilesIn(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(folder, root =>
        {
            foreach (JsonProperty file in root.GetProperty(FilesKey).EnumerateObject())
                files[file.Name] = file.Value.GetString()!;
            return true;
        });
        return files;
    }

    /// <summary>The config of the folder's sweep, as the user wrote it; null when the manifest does not say.</summary>
    public static string? ConfigPathIn(string folder)
    {
        string? path = null;
        Read(folder, root => (path = root.GetProperty(ConfigPathKey).GetString()) is not null);
        return path;
    }

    /// <summary>The overrides of the command line; empty when the manifest does not say.</summary>
    public static IReadOnlyList<string> OverridesIn(string folder)
    {
        string[] overrides = [];
        Read(folder, root => (overrides = [.. root.GetProperty(OverridesKey).EnumerateArray().Select(o => o.GetString()!)]).Length > 0);
        return overrides;
    }

    /// <summary>The command that last trained there; null when the manifest does not say.</summary>
    public static string? CommandLineIn(string folder)
    {
        string? command = null;
        Read(folder, root => (command = root.GetProperty(CommandKey).GetString()) is not null);
        return command;
    }

    private static bool Read(string folder, Func<JsonElement, bool> ask)
    {
        try
        {
            using var json = JsonFile.Read(Path.Combine(folder, Name));
            return json.RootElement.ValueKind == JsonValueKind.Object && ask(json.RootElement);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
