using System.Text.Json;
using Exp.Core.Results.Tables;

namespace Exp.Core.Results.Files;

/// <summary>A results folder as a finished sweep leaves it, read from its own files alone: it may come from anywhere.</summary>
public sealed class FinishedFolder
{
    /// <summary>The config as it was resolved.</summary>
    public const string ConfigName = "config.yaml";

    private FinishedFolder(string path, IReadOnlyList<ITable> all) => (Path, All) = (path, all);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its tables, as its schema.json describes them.</summary>
    public IReadOnlyList<ITable> All { get; }

    /// <summary>Those that hold what was measured: not what was judged by them.</summary>
    public IReadOnlyList<ITable> Tables => [.. All.Where(t => t.Name != Columns.Assertions.Name)];

    /// <summary>The config in it.</summary>
    public string Config => System.IO.Path.Combine(Path, ConfigName);

    /// <summary>Opens it.</summary>
    /// <exception cref="ResultsException">It is no results folder, or not a complete one.</exception>
    public static FinishedFolder Open(string path)
    {
        if (!Directory.Exists(path))
            throw new ResultsException($"{path} is {(File.Exists(path) ? "a file" : "no folder")}; name the folder of a finished sweep, such as results/smoke");
        if (!Manifest.IsIn(path))
            throw new ResultsException($"{path} is not a results folder: it has no {Manifest.Name} of exp");
        if (!Manifest.IsComplete(path))
            throw new ResultsException($"{path} is not complete: its sweep has not ended; the same exp sweep goes on with it");
        return Read(path);
    }

    /// <summary>Reads what a sweep has just written there, its manifest not yet being complete.</summary>
    /// <exception cref="ResultsException">A file is missing or damaged.</exception>
    public static FinishedFolder Read(string path)
    {
        try
        {
            return new FinishedFolder(path, [.. SchemaFile.Read(path)]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ResultsException($"{path}: {SchemaFile.Name} is missing or damaged ({e.Message.TrimEnd('.')})");
        }
    }
}
