using Exp.Core.Results.Files;

namespace Exp.Core.Results.Tables;

/// <summary>Tables being written side by side under temporary names; they take their names together, when all are on disk.</summary>
public sealed class TableFiles(string folder) : IDisposable
{
    private readonly List<(string Path, FileStream File, IDisposable Rows)> open = [];
    private bool closed;

    /// <summary>Begins a table.</summary>
    public CsvTable<TRow> Open<TRow>(Table<TRow> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string path = Path.Combine(folder, table.Name + ".csv");
        var file = new FileStream(AtomicFile.TemporaryPath(path), FileMode.Create, FileAccess.Write, FileShare.Read);
        var rows = new CsvTable<TRow>(table, file);
        open.Add((path, file, rows));
        return rows;
    }

    /// <summary>Ends all tables; returns their file names and SHA-256 in the order of opening.</summary>
    public IReadOnlyList<(string Name, string Digest)> Publish()
    {
        Close();
        var published = open.Select(t => (Path.GetFileName(t.Path), AtomicFile.Publish(AtomicFile.TemporaryPath(t.Path), t.Path))).ToArray();
        open.Clear();
        return published;
    }

    /// <summary>Gives up what was not published.</summary>
    public void Dispose()
    {
        foreach ((string path, FileStream file, IDisposable rows) in open)
        {
            if (!closed)
                Abandon(rows);
            Abandon(file);
            File.Delete(AtomicFile.TemporaryPath(path));
        }
        open.Clear();
    }

    // On a full disk closing fails as writing did; what made us give up is already on its way to the user.
    private static void Abandon(IDisposable what)
    {
        try
        {
            what.Dispose();
        }
        catch (IOException)
        {
        }
    }

    private void Close()
    {
        closed = true;
        foreach ((_, FileStream file, IDisposable rows) in open)
        {
            rows.Dispose();
            file.Flush(flushToDisk: true);
            file.Dispose();
        }
    }
}
