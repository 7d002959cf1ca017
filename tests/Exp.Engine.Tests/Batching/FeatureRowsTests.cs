using System.Numerics;
using System.Runtime.InteropServices;
using Exp.Engine.Batching;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Batching;

public sealed class FeatureRowsTests
{
    public static TheoryData<double> Divisors => [1, 2, 3, 7, 10, 16, 49, 100, 127, 255, 256, 0.1, 1e-3, 12345.678, 1e30, 1e-30];

    [Theory, MemberData(nameof(Divisors))]
    public void Bytes_become_correctly_rounded_quotients(double divisor)
    {
        AssertQuotients<float>(divisor, b => b / (float)divisor);
        AssertQuotients<double>(divisor, b => b / divisor);
    }

    [Fact]
    public void Bytes_of_any_width_have_the_bits_of_each_byte_alone()
    {
        for (int width = 0; width <= 67; width++)
        {
            AssertSameAlone<float>(width);
            AssertSameAlone<double>(width);
        }
    }

    [Fact]
    public void A_row_is_the_row_asked_for_and_nothing_beyond_it_is_written()
    {
        var bytes = new ByteRows<float>([0, 51, 102, 153, 204, 255], 3, 2, 255);
        var reals = new RealRows<float>([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], 3, 2);
        foreach (FeatureRows<float> rows in new FeatureRows<float>[] { bytes, reals })
        {
            float[] to = [-1, -1, -1];
            rows.CopyRow(1, to.AsSpan(0, 2));
            Assert.Equal([0.4f, 0.6f, -1], to);
            Assert.Equal((3, 2), (rows.Count, rows.Width));
        }
    }

    [Fact]
    public void Copying_a_row_allocates_nothing()
    {
        var rows = new ByteRows<float>(new byte[784], 1, 784, 255);
        var to = new float[784];
        rows.CopyRow(0, to);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            rows.CopyRow(0, to);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Values_that_do_not_fill_the_rows_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteRows<float>(new byte[5], 2, 3, 255));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealRows<double>(new double[7], 2, 3));
    }

    [Fact]
    public void A_divisor_that_is_not_positive_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteRows<float>([1], 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteRows<float>([1], 1, 1, double.NaN));
    }

    private static void AssertQuotients<T>(double divisor, Func<int, T> quotient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = new ByteRows<T>([.. Enumerable.Range(0, 256).Select(b => (byte)b)], 1, 256, divisor);
        var to = new T[256];
        rows.CopyRow(0, to);
        Assert.Equal(Enumerable.Range(0, 256).Select(quotient), to);
    }

    private static void AssertSameAlone<T>(int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomStream random = new SeedTree(3, 0).Stream("bytes");
        byte[] values = [.. Enumerable.Range(0, 2 * width).Select(_ => (byte)random.NextBelow(256))];
        var whole = new ByteRows<T>(values, 2, width, 255);
        var alone = new ByteRows<T>(values, 2 * width, 1, 255);
        T[] row = new T[width], single = new T[width];
        whole.CopyRow(1, row);
        for (int i = 0; i < width; i++)
            alone.CopyRow(width + i, single.AsSpan(i, 1));
        Assert.Equal(MemoryMarshal.AsBytes(single.AsSpan()), MemoryMarshal.AsBytes(row.AsSpan()));
    }
}
