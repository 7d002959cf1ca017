using Exp.Core.Models;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;

namespace Exp.Core.Sweeps;

/// <summary>The results folder of one sweep: what belongs in it, and who may write there.</summary>
internal sealed class ResultsFolder : IDisposable
{
    public const string PartsName = PartStore.FolderName, ConfigName = FinishedFolder.ConfigName, SummaryName = "summary.md", ModelsName = ModelFile.Folder;

    private static readonly string[] OwnNames =
    [
        "trials.csv", "epochs.csv", "classes.csv", "confusion.csv", "baselines.csv", "timings.csv", "assertions.csv",
        SchemaFile.Name, PlanFile.Name, ConfigName, SummaryName, Manifest.Name,
    ];

    private readonly FolderLock turn;

    private ResultsFolder(string path, FolderLock turn) => (Path, this.turn) = (path, turn);

    public string Path { get; }

    public string Parts => In(PartsName);

    /// <summary>Where the trained network of a trial is kept.</summary>
    public string Model(string trialId) => System.IO.Path.Combine(In(ModelsName), trialId + ModelFile.Ending);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder when missing and takes it; with <paramref name="force"/> throws away the results in it.</summary>
    /// <exception cref="RefusedException">In use, not a results folder, or not to be written to.</exception>
    public static ResultsFolder Claim(string path, bool force, TimeProvider clock)
    {
        try
        {
            return Take(path, force, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be written to ({e.Message.TrimEnd('.')}); choose another results folder with --out");
        }
    }

    private static ResultsFolder Take(string path, bool force, TimeProvider clock)
    {
        RefuseForeign(path);
        Directory.CreateDirectory(path);
        var folder = new ResultsFolder(path, FolderLock.Take(path, clock));
        folder.RemoveLeftovers();
        if (force)
            folder.Clear();
        return folder;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>A folder with files in it must show that it is ours before anything is written or deleted there.</summary>
    private static void RefuseForeign(string path)
    {
        if (File.Exists(path))
            throw new RefusedException($"{path} is a file; choose another results folder with --out");
        if (!Directory.Exists(path) || Manifest.IsIn(path) || HasParts(path))
            return;
        string? foreign = Directory.EnumerateFileSystemEntries(path)
            .Select(e => System.IO.Path.GetFileName(e))
            .Where(n => n is not (FolderLock.LockName or FolderOwner.Name or PartsName) && !IsTemporary(n))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        if (foreign is not null)
            throw new RefusedException($"{path} is not a results folder: it holds {foreign} but no {Manifest.Name} of exp; choose another folder with --out");
    }

    private static bool HasParts(string path)
    {
        string parts = System.IO.Path.Combine(path, PartsName);
        return Directory.Exists(parts) && Directory.EnumerateFiles(parts, "*.part").Any();
    }

    private static bool IsTemporary(string name) =>
        OwnNames.Append(FolderOwner.Name).Any(own => name == System.IO.Path.GetFileName(AtomicFile.TemporaryPath(own)));

    private void RemoveLeftovers()
    {
        foreach (string file in Directory.EnumerateFiles(Path).Where(f => IsTemporary(System.IO.Path.GetFileName(f))).ToArray())
            File.Delete(file);
        if (!Directory.Exists(Parts))
            return;
        foreach (string copy in Directory.GetFiles(Parts, $".*.part{AtomicFile.TemporaryEnding}"))
            File.Delete(copy);
    }

    /// <summary>Deletes what exp wrote, nothing else; the manifest last, for it says that the rest is ours.</summary>
    private void Clear()
    {
        if (Directory.Exists(Parts))
        {
            foreach (string part in Directory.GetFiles(Parts, "*.part"))
                File.Delete(part);
        }
        if (Directory.Exists(In(ModelsName)))
        {
            foreach (string model in Directory.GetFiles(In(ModelsName), $"*{ModelFile.Ending}"))
                File.Delete(model);
        }
        foreach (string name in OwnNames)
            File.Delete(In(name));
    }
}
