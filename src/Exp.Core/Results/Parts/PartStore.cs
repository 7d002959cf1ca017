using System.IO.Hashing;
using System.Text.Json;
using Exp.Engine.Numbers;

namespace Exp.Core.Results.Parts;

/// <summary>
/// The finished records of part files, by id. Holds where they are, not what they say: a record is read when its turn
/// comes. Lines that are torn or changed are as if they were not there. What it holds depends on the set of lines alone,
/// not on the folder or the order in which files were put together.
/// </summary>
public sealed class PartStore
{
    /// <summary>The folder of a results folder that holds the part files.</summary>
    public const string FolderName = "parts";

    /// <summary>
    /// What was begun so often and never ended, nor was stopped, is not begun again: it kills its process, and would do so
    /// for ever.
    /// </summary>
    public const int PoisonBegins = 3;

    private readonly Dictionary<string, PartEntry> entries = [];
    private readonly List<string> files = [], notes = [];
    private readonly Dictionary<string, string> conflicts = [];
    private readonly List<(string Id, PartHeader Writer)> unended = [];
    private readonly Dictionary<string, int> attempts = [];
    private readonly HashSet<(UInt128 Writer, long Offset)> begins = [];

    /// <summary>The files whose records are used, in order.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>What the user should know: files of another version, damaged lines and where they are.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Ids with two finished records that say different things, and where both are.</summary>
    public IReadOnlyDictionary<string, string> Conflicts => conflicts;

    /// <summary>Everything there is a record for.</summary>
    public IReadOnlyCollection<string> Ids => entries.Keys;

    /// <summary>What was begun and neither ended nor stopped, and by whom.</summary>
    public IReadOnlyList<(string Id, PartHeader Writer)> Unended => unended;

    /// <summary>Indexes every part file of the folder, which may be missing.</summary>
    public static PartStore Open(string folder) => Open([folder], path => Path.Combine(FolderName, Path.GetFileName(path)));

    /// <summary>Indexes the part files of several folders, of which some may be missing; messages name their whole paths.</summary>
    public static PartStore Open(IEnumerable<string> folders) => Open(folders, path => path);

    private static PartStore Open(IEnumerable<string> folders, Func<string, string> name)
    {
        var store = new PartStore();
        foreach (string path in folders.Where(Directory.Exists).SelectMany(PathsIn))
            store.Index(new PartFile(path, name(path)));
        return store;
    }

    private static IEnumerable<string> PathsIn(string folder) => Directory.GetFiles(folder, "*.part").Order(StringComparer.Ordinal);

    /// <summary>True when there is a record for it.</summary>
    public bool Has(string id) => entries.ContainsKey(id);

    /// <summary>True when its only records are crashes (or, for a baseline, that it was unavailable).</summary>
    public bool HasOnlyFailed(string id) => entries.TryGetValue(id, out PartEntry? entry) && entry.Crashed;

    /// <summary>How often it was begun and neither ended nor was stopped.</summary>
    public int Attempts(string id) => attempts.GetValueOrDefault(id);

    /// <summary>True when it has no record and <see cref="PoisonBegins"/> attempts.</summary>
    public bool IsPoisoned(string id) => !Has(id) && Attempts(id) >= PoisonBegins;

    /// <summary>The file that holds its record.</summary>
    public string FileOf(string id) => entries[id].File.Name;

    /// <summary>The record of a trial and its timing.</summary>
    public (TrialRecord Trial, TrialTiming Timing) Trial(string id)
    {
        PartLine line = entries[id].Read();
        return (line.Trial!, line.Timing!);
    }

    /// <summary>The record of a fit.</summary>
    public BaselineRecord Baseline(BaselineKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return entries[key.ToString()].Read().Baseline!;
    }

    private void Index(PartFile file)
    {
        PartHeader? writer = null;
        UInt128 writerDigest = default;
        var open = new Dictionary<string, long>(StringComparer.Ordinal);
        var damaged = new List<long>();
        foreach ((long offset, ReadOnlyMemory<byte> bytes) in PartLines.Read(file.Path))
        {
            PartLine? line = CheckedLine.TryOpen(bytes.Span, out ReadOnlySpan<byte> text) ? PartJson.Line(text) : null;
            if (writer is null)
            {
                if (!IsOurs(line, file))
                    return;
                writer = line!.Header!;
                writerDigest = XxHash128.HashToUInt128(bytes.Span);
                files.Add(file.Path);
            }
            if (line is null)
                damaged.Add(offset);
            else if (line is { Kind: PartLine.BeginKind, Id: { } begun })
                open[begun] = offset;
            else if (line is { Kind: PartLine.StoppedKind, Id: { } stopped })
                open.Remove(stopped);
            else if (line is { Kind: PartLine.DoneKind, Id: { } id } && (line.Baseline is not null || line.Timing is not null))
            {
                open.Remove(id);
                Add(id, new PartEntry(file, offset, bytes.Length, Digest(line), Failed(line), IsExact: line.Trial is not null));
            }
        }
        // A copy of a file tells nothing new.
        foreach ((string id, long offset) in open.Where(o => begins.Add((writerDigest, o.Value))))
        {
            unended.Add((id, writer!));
            attempts[id] = Attempts(id) + 1;
        }
        Note(file, damaged);
    }

    private bool IsOurs(PartLine? line, PartFile file)
    {
        bool ours = line?.Header is { Format: PartHeader.CurrentFormat, Numerics: NumericsVersion.Current };
        if (!ours)
        {
            notes.Add(line?.Header is { } header
                ? $"{file.Name}: not used, written by another version of exp ({header.ExpVersion}, numerics {header.Numerics}; this one has numerics {NumericsVersion.Current})"
                : $"{file.Name}: not used, its first line is damaged (at byte 0)");
        }
        return ours;
    }

    private void Note(PartFile file, List<long> damaged)
    {
        if (damaged.Count == 0)
            return;
        string others = damaged.Count > 1 ? $" and {damaged.Count - 1} more further on" : "";
        notes.Add($"{file.Name}: damaged line at byte {damaged[0]}{others}, ignored; what stood there is done again if it is needed");
    }

    /// <summary>
    /// A finished record beats a crash; of several crashes the last counts; of several finished ones any, if all agree. Where
    /// they need not agree (a baseline on two kinds of CPU) the first counts.
    /// </summary>
    private void Add(string id, PartEntry entry)
    {
        if (!entries.TryGetValue(id, out PartEntry? known))
            entries[id] = entry;
        else if (entry.Crashed != known.Crashed)
            entries[id] = known.Crashed ? entry : known;
        else if (entry.Crashed)
            entries[id] = entry.IsAfter(known) ? entry : known;
        else if (!entry.IsExact)
            entries[id] = entry.IsAfter(known) ? known : entry;
        else if (entry.Digest != known.Digest)
            conflicts.TryAdd(id, $"{known.Place} and {entry.Place}");
    }

    private static bool Failed(PartLine line) => line.Trial?.IsCrashed ?? line.Baseline?.IsOk == false;

    /// <summary>Over the part that is a pure function of the id: timings differ between twins.</summary>
    private static UInt128 Digest(PartLine line) =>
        XxHash128.HashToUInt128(JsonSerializer.SerializeToUtf8Bytes(line with { Timing = null }, PartJson.Default.PartLine));
}
