using System.Runtime.CompilerServices;

namespace Exp.Engine.Kernels;

/// <summary>
/// Numbers at a fixed address that starts a cache line, zero at first. Whoever works with <see cref="Start"/> keeps the
/// block alive until he is done (GC.KeepAlive).
/// </summary>
internal sealed unsafe class PinnedBlock<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly T[] array;
    private readonly int first;

    public PinnedBlock(long length)
    {
        array = GC.AllocateArray<T>(checked((int)length + (Alignment / sizeof(T))), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref array[0]);
        Start = (T*)((address + Alignment - 1) & ~(Alignment - 1));
        first = (int)(Start - (T*)address);
        Length = (int)length;
    }

    /// <summary>The first number.</summary>
    public T* Start { get; }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>All of them.</summary>
    public Span<T> Span => array.AsSpan(first, Length);
}
