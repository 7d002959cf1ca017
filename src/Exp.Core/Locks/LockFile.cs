using System.Globalization;
using System.Text;
using Exp.Core.Config;
using Exp.Core.Results;
using Exp.Core.Results.Files;

namespace Exp.Core.Locks;

/// <summary>A lock as a YAML file beside its config: sorted, one line per trial, the same bytes for the same results.</summary>
public static class LockFile
{
    internal const int Format = 1;

    /// <summary>The lock of a config: x.yaml has x.lock.yaml.</summary>
    public static string PathFor(string config) => Path.ChangeExtension(config, null) + ".lock.yaml";

    /// <summary>Writes it, whole or not at all.</summary>
    public static void Write(string path, string config, ResultsLock held)
    {
        ArgumentNullException.ThrowIfNull(held);
        AtomicFile.Write(Path.GetFullPath(path), Text(Path.GetFileName(config), held));
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="ResultsException">There is none, or it is damaged; the message says where.</exception>
    public static ResultsLock Read(string path) => File.Exists(path)
        ? new LockReader(path).Read(File.ReadLines(path))
        : throw new ResultsException($"{path} does not exist; exp lock writes it");

    private static string Text(string config, ResultsLock held)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# What `exp sweep {config}` must come to, everywhere. Written by `exp lock`, checked by `exp verify`.\n");
        text.Append(CultureInfo.InvariantCulture, $"lock: {Format}\nconfig: {held.Config}\nnumerics: {held.Numerics}\n");
        Map(text, "data", held.Data);
        Map(text, "tables", held.Tables);
        text.Append("trials:\n");
        foreach (LockedTrial trial in held.Trials)
        {
            text.Append(CultureInfo.InvariantCulture, $"  \"{trial.Id}\": {{rows: \"{trial.Digest}\", status: {trial.Status}");
            foreach ((string column, string value) in trial.Last)
                text.Append(CultureInfo.InvariantCulture, $", {column}: {value}");
            text.Append(CultureInfo.InvariantCulture, $", marks: \"{trial.Marks}\"}}\n");
        }
        text.Append(held.Baselines.Count == 0 ? "baselines: {}\n" : "baselines:\n");
        foreach (LockedBaseline fit in held.Baselines)
        {
            string score = fit.Score is { } value ? $", score: {NumberText.Canonical(value)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"  \"{fit.Fit}\": {{status: {fit.Status}{score}}}\n");
        }
        return text.ToString();
    }

    private static void Map(StringBuilder text, string key, IReadOnlyDictionary<string, string> entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"{key}:\n");
        foreach ((string name, string value) in entries)
            text.Append(CultureInfo.InvariantCulture, $"  {NodeText.OfText(name)}: \"{value}\"\n");
    }
}
