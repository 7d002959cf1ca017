using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Exp.Engine.Kernels;

namespace Exp.Bench;

/// <summary>The product kernel alone, from the first-level cache: GFLOP/s by tile height and precision.</summary>
internal static unsafe class KernelTable
{
    public static int Print(TextWriter to)
    {
        to.WriteLine("rows   float GFLOP/s   double GFLOP/s");
        foreach (int rows in (int[])[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24])
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,4} {Rate<float>(rows),15:F1} {Rate<double>(rows),16:F1}"));
        return 0;
    }

    private static double Rate<T>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int depth = 128, calls = 2000, slices = 30;
        int width = Panel.Width<T>();
        var a = new PinnedBlock<T>(rows * depth);
        var b = new PinnedBlock<T>(depth * width);
        var c = new PinnedBlock<T>(rows * width);
        double best = 0;
        for (int slice = 0; slice < slices; slice++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
                PanelProduct.Multiply(rows, depth, a.Start, depth, 1, b.Start, width, null, 0, c.Start, width);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, 2.0 * rows * depth * width * calls / seconds / 1e9);
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        return best;
    }
}
