using System.Diagnostics;
using System.Numerics;

namespace Exp.Bench;

/// <summary>Keeps the calling thread, and what it starts, on one core.</summary>
internal static class OneCore
{
    /// <summary>The last of the cores that are allowed; nothing happens where that cannot be said.</summary>
    public static void Pin()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        using var self = Process.GetCurrentProcess();
        ulong allowed = (ulong)self.ProcessorAffinity;
        self.ProcessorAffinity = (nint)(1UL << BitOperations.Log2(allowed));
    }
}
