using System.Numerics;
using System.Runtime.InteropServices;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Kernels;

/// <summary>The forms for 256 and for 512 bits, whatever this machine would choose, against the plain sum.</summary>
public unsafe class RegisterWidthTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            for (int rows = 1; rows <= 27; rows++)
                shapes.Add(rows, 1 + (rows * 7 % 40));
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Tiles_of_both_widths_have_the_bits_of_the_plain_sum(int rows, int depth)
    {
        Tiles<float>(rows, depth);
        Tiles<double>(rows, depth);
    }

    [Theory, InlineData(1), InlineData(255), InlineData(257), InlineData(770), InlineData(1027), InlineData(1300)]
    public void Single_rows_of_both_widths_have_the_same_bits(int depth)
    {
        Row<float>(depth);
        Row<double>(depth);
    }

    private static void Tiles<T>(int rows, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Panel.Width<T>();
        PinnedBlock<T> a = Drawn<T>(rows * depth), b = Drawn<T>(depth * width), start = Drawn<T>(rows * width);
        var expected = new T[rows * width];
        for (int i = 0; i < expected.Length; i++)
        {
            T chain = T.Zero;
            for (int k = 0; k < depth; k++)
                chain = T.FusedMultiplyAdd(a.Span[(i / width * depth) + k], b.Span[(k * width) + (i % width)], chain);
            expected[i] = start.Span[i] + chain;
        }
        PinnedBlock<T> turned = new(rows * depth), c = new(rows * width);
        for (int i = 0; i < rows * depth; i++)
            turned.Span[(i % depth * rows) + (i / depth)] = a.Span[i];
        foreach (bool wide in (bool[])[false, true])
        {
            PanelProduct.Multiply(wide, rows, depth, a.Start, depth, 1, b.Start, width, start.Start, width, c.Start, width);
            SameBits<T>(expected, c.Span);
            c.Span.Clear();
            PanelProduct.Multiply(wide, rows, depth, turned.Start, 1, rows, b.Start, width, start.Start, width, c.Start, width);
            SameBits<T>(expected, c.Span);
        }
    }

    private static void Row<T>(int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Panel.Width<T>();
        PinnedBlock<T> a = Drawn<T>(depth), panel = Drawn<T>(depth * width), bias = Drawn<T>(width);
        PinnedBlock<T> narrow = new(width), wide = new(width);
        RowProduct.Multiply<T, TwoVectors<T>>(depth, a.Start, panel.Start, bias.Start, narrow.Start);
        RowProduct.Multiply<T, OneVector<T>>(depth, a.Start, panel.Start, bias.Start, wide.Start);
        SameBits<T>(narrow.Span, wide.Span);
    }

    private static PinnedBlock<T> Drawn<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream((ulong)count);
        var block = new PinnedBlock<T>(count);
        foreach (ref T value in block.Span)
            value = T.CreateChecked((random.NextDouble() * 2) - 1);
        return block;
    }

    private static void SameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged =>
        Assert.Equal(MemoryMarshal.AsBytes(expected).ToArray(), MemoryMarshal.AsBytes(actual).ToArray());
}
