namespace Exp.Engine.Kernels;

/// <summary>
/// Threads that share the panels of one product: the caller and its helpers take some panels at a time until none is left.
/// Which thread does a panel changes no bit of it. Not for two callers at once.
/// </summary>
/// <remarks>
/// A product takes some hundred microseconds, so a helper spins for the next one, then gives its time away, and only after
/// a long pause (scoring, the end of an epoch) sleeps. Nobody waits for a helper that has no core at the moment: the caller
/// waits for pieces that were taken, and does the others itself.
/// </remarks>
internal sealed class Crew : IDisposable
{
    private const int Spins = 3000, Yields = 20, SpinLength = 20;

    // Enough pieces that the slowest thread does not keep the others waiting for long.
    private const int PiecesPerThread = 6;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim wake = new(0);
    private PanelWork? work;
    private int panels, piece, done, asleep;
    private volatile bool closed;

    // Number of the round, and in the lower half the pieces left in it. A piece is taken by counting down; that succeeds only
    // in the round in which work, panels and piece were read.
    private long state;

    /// <summary>Starts the helpers: one thread less than <paramref name="threads"/>.</summary>
    public Crew(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        for (int worker = 1; worker < threads; worker++)
        {
            int mine = worker;
            new Thread(() => Help(mine)) { IsBackground = true, Name = "panels" }.Start();
        }
    }

    /// <summary>The caller and its helpers.</summary>
    public int Threads { get; }

    /// <summary>Helpers that wait without using a core.</summary>
    public int Asleep => Volatile.Read(ref asleep);

    /// <summary>Does panels 0 … count − 1 and returns when all are done.</summary>
    public void Run(int count, PanelWork todo)
    {
        (work, panels, done) = (todo, count, 0);
        piece = Math.Max(1, count / (Threads * PiecesPerThread));
        int pieces = (count + piece - 1) / piece;
        Begin(pieces);
        Take(0);
        for (int wait = 0; Volatile.Read(ref done) < pieces; wait++)
            Pause(wait);
    }

    /// <summary>Lets the helpers go.</summary>
    public void Dispose()
    {
        closed = true;
        Begin(pieces: 0);
    }

    private static int RoundOf(long state) => (int)(state >> 32);

    private void Begin(int pieces)
    {
        Interlocked.Exchange(ref state, ((long)(RoundOf(state) + 1) << 32) | (uint)pieces);
        WakeSleepers();
    }

    private void Help(int worker)
    {
        int seen = 0;
        while (!closed)
        {
            seen = AwaitRoundAfter(seen);
            Take(worker);
        }
    }

    private void Take(int worker)
    {
        while (true)
        {
            long now = Volatile.Read(ref state);
            int left = (int)now;
            if (left == 0)
                return;
            (PanelWork mine, int first, int end) = (work!, (left - 1) * piece, Math.Min(panels, left * piece));
            if (Interlocked.CompareExchange(ref state, now - 1, now) != now)
                continue;
            for (int panel = first; panel < end; panel++)
                mine.Do(panel, worker);
            Interlocked.Increment(ref done);
        }
    }

    private int AwaitRoundAfter(int seen)
    {
        int round;
        for (int wait = 0; (round = RoundOf(Volatile.Read(ref state))) == seen; wait++)
        {
            if (wait < Spins + Yields)
                Pause(wait);
            else
                Sleep(seen);
        }
        return round;
    }

    // Counted as asleep first, then the round is looked at once more: whoever begins a round afterwards sees the sleeper.
    private void Sleep(int seen)
    {
        Interlocked.Increment(ref asleep);
        if (RoundOf(Volatile.Read(ref state)) == seen || !TryLeave())
            wake.Wait();
    }

    private bool TryLeave()
    {
        lock (gate)
        {
            if (Volatile.Read(ref asleep) == 0)
                return false;
            Interlocked.Decrement(ref asleep);
            return true;
        }
    }

    private void WakeSleepers()
    {
        if (Volatile.Read(ref asleep) == 0)
            return;
        lock (gate)
        {
            int sleepers = Interlocked.Exchange(ref asleep, 0);
            if (sleepers > 0)
                wake.Release(sleepers);
        }
    }

    private static void Pause(int wait)
    {
        if (wait < Spins)
            Thread.SpinWait(SpinLength);
        else
            Thread.Yield();
    }
}
