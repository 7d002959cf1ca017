namespace Exp.Core.Tests.Sweeps;

/// <summary>A clock that moves when told.</summary>
internal sealed class HandClock : TimeProvider
{
    private long seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Volatile.Read(ref seconds);

    public void Advance(long more) => Interlocked.Add(ref seconds, more);
}
