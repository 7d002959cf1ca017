using System.IO.Hashing;
using System.Text.Json;
using Exp.Engine.Numbers;

namespace Exp.Core.Results.Parts;

/// <summary>
/// The finished records of a folder's part files, by id. Holds where they are, not what they say: a record is read when
/// its turn comes. Lines that are torn or changed are as if they were not there.
/// </summary>
public sealed class PartStore
{
    /// <summary>The folder of a results folder that holds the part files.</summary>
    public const string FolderName = "parts";

    private readonly Dictionary<string, Entry> entries = [];
    private readonly List<string> notes = [];
    private readonly Dictionary<string, string> conflicts = [];

    private sealed record Entry(string Path, long Offset, int Length, UInt128 Digest, bool Crashed, bool Exact);

    /// <summary>What the user should know: files of another version, damaged lines.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Ids with two finished records that say different things, and where both are.</summary>
    public IReadOnlyDictionary<string, string> Conflicts => conflicts;

    /// <summary>Indexes every part file of the folder, which may be missing.</summary>
    public static PartStore Open(string folder)
    {
        var store = new PartStore();
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.GetFiles(folder, "*.part").Order(StringComparer.Ordinal))
                store.Index(path);
        }
        return store;
    }

    /// <summary>True when there is a record for it.</summary>
    public bool Has(string id) => entries.ContainsKey(id);

    /// <summary>True when its only records are crashes (or, for a baseline, that it was unavailable).</summary>
    public bool HasOnlyFailed(string id) => entries.TryGetValue(id, out Entry? entry) && entry.Crashed;

    /// <summary>The record of a trial and its timing.</summary>
    public (TrialRecord Trial, TrialTiming Timing) Trial(string id)
    {
        PartLine line = Read(id);
        return (line.Trial!, line.Timing!);
    }

    /// <summary>The record of a fit.</summary>
    public BaselineRecord Baseline(BaselineKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Read(key.ToString()).Baseline!;
    }

    private PartLine Read(string id)
    {
        Entry entry = entries[id];
        using var file = new FileStream(entry.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        file.Position = entry.Offset;
        byte[] bytes = new byte[entry.Length];
        file.ReadExactly(bytes);
        return CheckedLine.TryOpen(bytes, out ReadOnlySpan<byte> text) && PartJson.Line(text) is { } line
            ? line
            : throw new IOException($"{entry.Path} changed while it was read");
    }

    private void Index(string path)
    {
        int damaged = 0;
        bool first = true;
        foreach ((long offset, ReadOnlyMemory<byte> bytes) in PartLines.Read(path))
        {
            PartLine? line = CheckedLine.TryOpen(bytes.Span, out ReadOnlySpan<byte> text) ? PartJson.Line(text) : null;
            if (first && !IsOurs(line, path))
                return;
            first = false;
            if (line is null)
                damaged++;
            else if (line is { Kind: PartLine.DoneKind, Id: { } id } && (line.Baseline is not null || line.Timing is not null))
                Add(id, line, new Place(path, offset, bytes.Length));
        }
        if (damaged > 0)
            notes.Add($"{Short(path)}: {damaged} damaged line(s) ignored; what they held is done again if it is needed");
    }

    private readonly record struct Place(string Path, long Offset, int Length);

    private bool IsOurs(PartLine? line, string path)
    {
        bool ours = line?.Header is { Format: PartHeader.CurrentFormat, Numerics: NumericsVersion.Current };
        if (!ours)
        {
            notes.Add(line?.Header is null
                ? $"{Short(path)}: not used, its first line is damaged"
                : $"{Short(path)}: not used, written by another version of exp ({line.Header.ExpVersion})");
        }
        return ours;
    }

    /// <summary>A finished record beats a crash; of several crashes the last counts; of several finished ones the first, if all agree.</summary>
    private void Add(string id, PartLine line, Place place)
    {
        bool failed = line.Trial?.IsCrashed ?? line.Baseline?.IsOk == false;
        var entry = new Entry(
            place.Path, place.Offset, place.Length, Digest(line), failed, Exact: line.Trial is not null);
        if (!entries.TryGetValue(id, out Entry? known) || known.Crashed)
            entries[id] = entry;
        else if (!entry.Crashed && entry.Exact && entry.Digest != known.Digest)
            conflicts.TryAdd(id, $"{Short(known.Path)} at byte {known.Offset} and {Short(place.Path)} at byte {place.Offset}");
    }

    /// <summary>Over the part that is a pure function of the id: timings differ between twins.</summary>
    private static UInt128 Digest(PartLine line) =>
        XxHash128.HashToUInt128(JsonSerializer.SerializeToUtf8Bytes(line with { Timing = null }, PartJson.Default.PartLine));

    private static string Short(string path) => Path.Combine("parts", Path.GetFileName(path));
}
