namespace Exp.Core.Launch;

/// <summary>
/// Time in which trials may be begun: those that are forecast to end in it. What a trial takes is forecast by the speed of
/// those that ended ok; before the first of them, any may begin while time is left. Safe for several threads.
/// </summary>
internal sealed class TimeBudget(TimeSpan limit, TimeProvider clock)
{
    /// <summary>A trial begins only when so many times its forecast fits: neighbours on other cores slow it down.</summary>
    private const double Margin = 1.5;

    private readonly long start = clock.GetTimestamp();
    private readonly Lock turn = new();
    private double flopsDone, secondsDone;

    /// <summary>True when something was turned away.</summary>
    public bool TurnedAway { get; private set; }

    /// <summary>A trial of that size took that long.</summary>
    public void Learn(double flops, double seconds)
    {
        lock (turn)
        {
            flopsDone += flops;
            secondsDone += seconds;
        }
    }

    /// <summary>True when a trial of that size may begin now; 0 for what has no forecast.</summary>
    public bool Admits(double flops)
    {
        lock (turn)
        {
            double left = (limit - clock.GetElapsedTime(start)).TotalSeconds;
            double forecast = flopsDone > 0 ? flops * secondsDone / flopsDone : 0;
            bool admitted = left > 0 && Margin * forecast <= left;
            TurnedAway |= !admitted;
            return admitted;
        }
    }
}
