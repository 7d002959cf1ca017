using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Bench;

/// <summary>
/// Tells whether the core is undisturbed: a short chain of multiply-adds in registers, whose rate depends on nothing else.
/// A neighbour on the same core slows everything by half for seconds; slices measured then are worth nothing. The measure is
/// the lower quartile of what was seen, since a moment's higher clock would make all the rest look disturbed.
/// </summary>
internal sealed class Calibrator
{
    private const double Tolerance = 1.07;
    private const int Chains = 12, Steps = 3000;

    private readonly List<double> seen = [];

    public Calibrator()
    {
        for (int i = 0; i < 1000; i++)
            IsQuiet();
    }

    /// <summary>What the undisturbed core does: multiplications and additions per nanosecond in float (double: half).</summary>
    public double PeakGigaflops => 2.0 * Chains * Steps * Lanes / Usual;

    /// <summary>Numbers per instruction.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : 8;

    private double Usual => seen[seen.Count / 4];

    /// <summary>False when the core is slower now than it can be.</summary>
    public bool IsQuiet()
    {
        Nanoseconds();
        double now = Nanoseconds();
        int at = seen.BinarySearch(now);
        seen.Insert(at < 0 ? ~at : at, now);
        return now <= Usual * Tolerance;
    }

    private static double Nanoseconds()
    {
        long start = Stopwatch.GetTimestamp();
        if (Vector512.IsHardwareAccelerated)
            Chains512();
        else
            Chains256();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chains256()
    {
        Vector256<float> x = Vector256.Create(0.5f), y = Vector256.Create(1.5f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int s = 0; s < Steps; s++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chains512()
    {
        Vector512<float> x = Vector512.Create(0.5f), y = Vector512.Create(1.5f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int s = 0; s < Steps; s++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }
}
