using System.Numerics;
using System.Runtime.InteropServices;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Kernels;

/// <summary>The fast products against their plain definitions, bit for bit, at awkward shapes and in both precisions.</summary>
public unsafe class DenseLayerTests
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            foreach (int rows in (int[])[1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 32, 67])
                shapes.Add(rows, 19, 17);
            foreach (int inputs in (int[])[1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 67, 255, 256, 257, 511, 512, 513, 784])
                shapes.Add(5, inputs, 10);
            foreach (int outputs in (int[])[1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 67, 256, 257, 300])
                shapes.Add(7, 33, outputs);
            shapes.Add(256, 20, 16);
            foreach (int inputs in (int[])[1, 255, 256, 257, 511, 513, 770, 784, 1024, 1027, 1281, 1300])
                shapes.Add(1, inputs, 17);
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Products_have_the_bits_of_their_definition_in_float(int rows, int inputs, int outputs) =>
        Check<float>(rows, inputs, outputs);

    [Theory, MemberData(nameof(Shapes))]
    public void Products_have_the_bits_of_their_definition_in_double(int rows, int inputs, int outputs) =>
        Check<double>(rows, inputs, outputs);

    [Theory, InlineData(1, 23), InlineData(5, 24), InlineData(67, 49), InlineData(256, 25)]
    public void A_packed_weight_gradient_has_the_bits_of_one_in_place(int rows, int inputs)
    {
        const int outputs = 270;
        var random = new RandomStream((ulong)(rows + inputs));
        var layer = new DenseLayer<float>(inputs, outputs);
        int xRow = Panel.Stride<float>(inputs);
        PinnedBlock<float> x = Padded<float>(Draw<float>(random, rows * inputs), rows, inputs, xRow);
        PinnedBlock<float> d = Padded<float>(Draw<float>(random, rows * outputs), rows, outputs, layer.Stride);
        PinnedBlock<float> inPlace = new(layer.Parameters), copied = new(layer.Parameters), room = new(layer.PackedLength(rows));
        foreach (bool add in (bool[])[false, true])
        {
            layer.WeightGradient(x.Start, xRow, d.Start, rows, inPlace.Start, add);
            layer.WeightGradient(x.Start, xRow, d.Start, rows, copied.Start, add, packed: room.Start);
            SameBits(inPlace.Span.ToArray(), copied.Span.ToArray());
        }
    }

    [Theory, InlineData(257), InlineData(512), InlineData(700)]
    public void More_rows_than_a_block_are_added_block_by_block(int rows)
    {
        var random = new RandomStream(7);
        var layer = new DenseLayer<float>(21, 19);
        float[] x = Draw<float>(random, rows * 21), d = Draw<float>(random, rows * 19);
        var gradient = new PinnedBlock<float>(layer.Parameters);
        for (int first = 0; first < rows; first += DepthBlocks.Longest)
        {
            int some = Math.Min(DepthBlocks.Longest, rows - first);
            PinnedBlock<float> px = Padded<float>(x.AsSpan(first * 21, some * 21), some, 21, Panel.Stride<float>(21));
            PinnedBlock<float> pd = Padded<float>(d.AsSpan(first * 19, some * 19), some, 19, layer.Stride);
            layer.WeightGradient(px.Start, Panel.Stride<float>(21), pd.Start, some, gradient.Start, add: first > 0);
        }
        SameBits(ReferenceProducts.WeightGradient<float>(x, d, rows, 21, 19), Weights(layer, gradient));
        SameBits(ReferenceProducts.BiasGradient<float>(d, rows, 19), Biases(layer, gradient));
    }

    private static void Check<T>(int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream((ulong)((rows * 1000003) + (inputs * 1009) + outputs));
        var layer = new DenseLayer<T>(inputs, outputs);
        T[] x = Draw<T>(random, rows * inputs), w = Draw<T>(random, outputs * inputs);
        T[] b = Draw<T>(random, outputs), d = Draw<T>(random, rows * outputs);
        int xRow = Panel.Stride<T>(inputs);
        PinnedBlock<T> px = Padded<T>(x, rows, inputs, xRow), pd = Padded<T>(d, rows, outputs, layer.Stride);
        PinnedBlock<T> pw = Panels(layer, w, b), gradient = new(layer.Parameters);
        PinnedBlock<T> z = new(rows * layer.Stride), dx = new(rows * xRow), transposed = new(layer.TransposedLength);

        layer.Forward(pw.Start, px.Start, xRow, rows, z.Start);
        PinnedBlock<T> packed = new(layer.PackedLength(rows));
        layer.WeightGradient(px.Start, xRow, pd.Start, rows, gradient.Start, add: false, packed: packed.Start);
        PanelTranspose.Transpose(pw.Start, inputs, outputs, transposed.Start);
        layer.InputGradient(transposed.Start, pd.Start, rows, dx.Start, xRow);

        SameBits(ReferenceProducts.Forward<T>(x, w, b, rows, inputs, outputs), Packed(z, rows, outputs, layer.Stride));
        SameBits(ReferenceProducts.WeightGradient<T>(x, d, rows, inputs, outputs), Weights(layer, gradient));
        SameBits(ReferenceProducts.BiasGradient<T>(d, rows, outputs), Biases(layer, gradient));
        SameBits(ReferenceProducts.InputGradient<T>(d, w, rows, inputs, outputs), Packed(dx, rows, inputs, xRow));
        PaddingIsZero(layer, gradient);
    }

    private static void PaddingIsZero<T>(DenseLayer<T> layer, PinnedBlock<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int real = gradient.Span.ToArray().Count(v => v != T.Zero);
        Assert.True(real <= layer.Outputs * (layer.Inputs + 1));
    }

    private static T[] Draw<T>(RandomStream random, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];

    private static PinnedBlock<T> Padded<T>(ReadOnlySpan<T> values, int rows, int columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = new PinnedBlock<T>(rows * stride);
        for (int row = 0; row < rows; row++)
            values.Slice(row * columns, columns).CopyTo(block.Span[(row * stride)..]);
        return block;
    }

    private static T[] Packed<T>(PinnedBlock<T> block, int rows, int columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, rows).SelectMany(r => block.Span.Slice(r * stride, columns).ToArray())];

    private static PinnedBlock<T> Panels<T>(DenseLayer<T> layer, T[] w, T[] b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = new PinnedBlock<T>(layer.Parameters);
        for (int i = 0; i < w.Length; i++)
            block.Span[layer.IndexOf(i / layer.Inputs, i % layer.Inputs)] = w[i];
        for (int unit = 0; unit < b.Length; unit++)
            block.Span[layer.IndexOf(unit, layer.Inputs)] = b[unit];
        return block;
    }

    private static T[] Weights<T>(DenseLayer<T> layer, PinnedBlock<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, layer.Outputs * layer.Inputs)
            .Select(i => block.Span[layer.IndexOf(i / layer.Inputs, i % layer.Inputs)])];

    private static T[] Biases<T>(DenseLayer<T> layer, PinnedBlock<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, layer.Outputs).Select(unit => block.Span[layer.IndexOf(unit, layer.Inputs)])];

    private static void SameBits<T>(T[] expected, T[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.Equal(MemoryMarshal.AsBytes(expected.AsSpan()).ToArray(), MemoryMarshal.AsBytes(actual.AsSpan()).ToArray());
}
