using System.Diagnostics;

namespace Exp.Bench;

/// <summary>Somebody who can be asked for a slice of steps.</summary>
/// <param name="Run">Microseconds per step of that many steps.</param>
internal sealed record Contestant(Func<int, double> Run)
{
    private const double SliceMicroseconds = 15_000;

    /// <summary>Of code in this process.</summary>
    public static Contestant Of(Action step) => new(steps =>
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
            step();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
    });

    /// <summary>Warms up until a slice is long enough and two in a row agree; returns the steps of a slice.</summary>
    public int WarmUp()
    {
        int steps = 1;
        double last = Run(1), now = Run(1);
        for (int tries = 0; tries < 60 && (now * steps < SliceMicroseconds || now < last * 0.95); tries++)
        {
            steps = now * steps < SliceMicroseconds ? steps * 2 : steps;
            (last, now) = (now, Run(steps));
        }
        return steps;
    }
}
