using System.Globalization;
using System.Text.RegularExpressions;

namespace Exp.Core.Results.Parts;

/// <summary>
/// Appends records to one new part file. A file has one writer for ever: a process that goes on begins another. Lines are
/// written whole; a record is on disk a few seconds after it was made at the latest. Safe for several threads.
/// </summary>
public sealed partial class PartWriter : IDisposable
{
    private const double LongTrialSeconds = 1, FlushSeconds = 5;
    private readonly Lock turn = new();
    private readonly TimeProvider clock;
    private readonly FileStream file;
    private long good, flushed;
    private int done;
    private bool closed;

    private PartWriter(FileStream file, TimeProvider clock)
    {
        this.file = file;
        this.clock = clock;
        flushed = clock.GetTimestamp();
    }

    /// <summary>Begins a new file in the folder, which is made when missing.</summary>
    public static PartWriter Open(string folder, PartHeader header, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(clock);
        Directory.CreateDirectory(folder);
        var writer = new PartWriter(CreateNew(folder, header), clock);
        writer.Write(new PartLine { Kind = PartLine.HeaderKind, Header = header });
        return writer;
    }

    /// <summary>A trial or a fit begins. Not forced to disk: it only has to survive the process.</summary>
    public void Begin(string id) => Append(new PartLine { Kind = PartLine.BeginKind, Id = id }, flush: false);

    /// <summary>A trial is done.</summary>
    public void Done(string id, TrialRecord trial, TrialTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var line = new PartLine { Kind = PartLine.DoneKind, Id = id, Trial = trial, Timing = timing };
        Append(line, flush: timing.TotalSeconds > LongTrialSeconds);
    }

    /// <summary>A baseline fit is done.</summary>
    public void Done(BaselineKey key, BaselineRecord baseline)
    {
        ArgumentNullException.ThrowIfNull(key);
        Append(new PartLine { Kind = PartLine.DoneKind, Id = key.ToString(), Baseline = baseline }, flush: true);
    }

    /// <summary>A trial or a fit was broken off on purpose: its begin counts as no failure.</summary>
    public void Stopped(string id) => Append(new PartLine { Kind = PartLine.StoppedKind, Id = id }, flush: false);

    /// <summary>Writes the end line and closes. Whatever a thread left behind still brings is dropped.</summary>
    public void Dispose()
    {
        lock (turn)
        {
            if (closed)
                return;
            Write(new PartLine { Kind = PartLine.EndKind, Count = done });
            file.Flush(flushToDisk: true);
            closed = true;
            file.Dispose();
        }
    }

    private void Append(PartLine line, bool flush)
    {
        lock (turn)
        {
            if (closed)
                return;
            Write(line);
            done += line.Kind == PartLine.DoneKind ? 1 : 0;
            if (!flush && clock.GetElapsedTime(flushed).TotalSeconds < FlushSeconds)
                return;
            file.Flush(flushToDisk: true);
            flushed = clock.GetTimestamp();
        }
    }

    /// <summary>One line in one write. When it fails (a full disk) the file is cut back to whole lines and closed.</summary>
    private void Write(PartLine line)
    {
        try
        {
            file.Write(CheckedLine.Seal(PartJson.Bytes(line)));
            good = file.Position;
        }
        catch (IOException)
        {
            closed = true;
            file.SetLength(good);
            file.Dispose();
            throw;
        }
    }

    /// <summary>The next free number; host and process keep names apart when folders of several machines are put together.</summary>
    private static FileStream CreateNew(string folder, PartHeader header)
    {
        string owner = $"{Unsafe().Replace(header.Host, "-")}-{header.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        for (int number = Directory.GetFiles(folder, "*.part").Length + 1; ; number++)
        {
            string path = Path.Combine(folder, $"{number.ToString("D4", CultureInfo.InvariantCulture)}-{owner}.part");
            if (!File.Exists(path))
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unsafe();
}
