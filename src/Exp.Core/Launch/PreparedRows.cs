using Exp.Core.Data;

namespace Exp.Core.Launch;

/// <summary>
/// Shares prepared data between the trials and baselines of one repeat: made once when first asked for, let go when the
/// last that needs it is done, or earlier when the rows in memory pass a budget and nobody is using them.
/// </summary>
internal sealed class PreparedRows(long budgetBytes)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, Entry> entries = [];

    private sealed class Entry(long bytes, Func<PreparedData> make)
    {
        public long Bytes { get; } = bytes;

        public Func<PreparedData> Make { get; } = make;

        public Lazy<PreparedData>? Data { get; set; }

        public int Needed { get; set; }

        public int InUse { get; set; }
    }

    /// <summary>Data held now.</summary>
    public int Held
    {
        get
        {
            lock (turn)
                return entries.Values.Count(e => e.Data is not null);
        }
    }

    /// <summary>Announces one use to come.</summary>
    /// <param name="key">Names data settings, content and repeat.</param>
    /// <param name="bytes">About what the prepared rows take.</param>
    /// <param name="make">Makes them; always the same.</param>
    public void Expect(string key, long bytes, Func<PreparedData> make)
    {
        lock (turn)
        {
            if (!entries.TryGetValue(key, out Entry? entry))
                entries[key] = entry = new Entry(bytes, make);
            entry.Needed++;
        }
    }

    /// <summary>The data of an announced use; made now when it is not there.</summary>
    public PreparedData Take(string key)
    {
        Lazy<PreparedData> data;
        lock (turn)
        {
            Entry entry = entries[key];
            entry.InUse++;
            data = entry.Data ??= new Lazy<PreparedData>(entry.Make);
        }
        return data.Value;
    }

    /// <summary>An announced use is over.</summary>
    public void Done(string key)
    {
        lock (turn)
        {
            Entry entry = entries[key];
            entry.Needed--;
            entry.InUse--;
            if (entry.Needed == 0)
                entries.Remove(key);
            else if (entry.InUse == 0 && Bytes() > budgetBytes)
                entry.Data = null;
        }
    }

    private long Bytes() => entries.Values.Sum(e => e.Data is null ? 0 : e.Bytes);
}
