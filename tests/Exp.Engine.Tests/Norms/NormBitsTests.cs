using System.Numerics;
using System.Runtime.InteropServices;
using Exp.Engine.Kernels;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Norms;

/// <summary>The norms against their plain definition, bit for bit, at awkward shapes and in both precisions.</summary>
public unsafe class NormBitsTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            for (int rows = 1; rows <= 67; rows++)
                shapes.Add(rows, 19);
            foreach (int units in (int[])[1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 67, 512])
                shapes.Add(6, units);
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Batch_norm_has_the_bits_of_its_definition(int rows, int units)
    {
        Batch<float>(rows, units);
        Batch<double>(rows, units);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Layer_norm_has_the_bits_of_its_definition(int rows, int units)
    {
        Layer<float>(rows, units);
        Layer<double>(rows, units);
    }

    private static void Batch<T>(int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = new BatchNorm();
        var drawn = new Drawn<T>(rows, units);
        for (int unit = 0; unit < units; unit++)
        {
            T[] x = drawn.Column(drawn.X, unit), d = drawn.Column(drawn.D, unit);
            (double mean, double variance) = rows == 1 ? (0, 1) : ReferenceNorms.Moments<T>(x);
            T spread = ReferenceNorms.Spread<T>(variance, form.Epsilon);
            T[] n = [.. x.Select(v => ReferenceNorms.Normalized(v, mean, variance, form.Epsilon))];
            (double plain, double weighted) = ReferenceNorms.Products<T>(d, n);
            for (int row = 0; row < rows; row++)
            {
                // A single row is normalized by the running averages, which no gradient passes.
                (double p, double w) = rows == 1 ? (0, 0) : (plain, weighted);
                drawn.Expect(row, unit, n[row], ReferenceNorms.BatchGradient(d[row], n[row], p, w, rows, drawn.Gamma[unit], spread));
            }
            drawn.ExpectSums(unit, plain, weighted);
        }
        drawn.Compare(form.Start<T>(units));
    }

    private static void Layer<T>(int rows, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = new LayerNorm();
        var drawn = new Drawn<T>(rows, units);
        for (int row = 0; row < rows; row++)
        {
            T[] x = drawn.X[(row * units)..((row + 1) * units)], d = drawn.D[(row * units)..((row + 1) * units)];
            (double mean, double variance) = ReferenceNorms.Moments<T>(x);
            T spread = ReferenceNorms.Spread<T>(variance, form.Epsilon);
            T[] n = [.. x.Select(v => ReferenceNorms.Normalized(v, mean, variance, form.Epsilon))];
            double plain = 0, weighted = 0;
            for (int unit = 0; unit < units; unit++)
            {
                double slope = double.CreateChecked(d[unit]) * double.CreateChecked(drawn.Gamma[unit]);
                plain += slope;
                weighted = Math.FusedMultiplyAdd(slope, double.CreateChecked(n[unit]), weighted);
            }
            for (int unit = 0; unit < units; unit++)
                drawn.Expect(row, unit, n[unit], ReferenceNorms.LayerGradient(d[unit], n[unit], plain, weighted, units, drawn.Gamma[unit], spread));
        }
        for (int unit = 0; unit < units; unit++)
        {
            (double plain, double weighted) = ReferenceNorms.Products<T>(drawn.Column(drawn.D, unit), drawn.Column(drawn.N, unit));
            drawn.ExpectSums(unit, plain, weighted);
        }
        drawn.Compare(form.Start<T>(units));
    }

    /// <summary>Drawn numbers, what should come of them, and the comparison.</summary>
    private sealed class Drawn<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int rows, units;
        private readonly T[] dx, byGamma, byBeta;

        public Drawn(int rows, int units)
        {
            (this.rows, this.units) = (rows, units);
            var random = new RandomStream((ulong)((rows * 1009) + units));
            (X, D, Gamma, Beta) = (Draw(rows * units, 3), Draw(rows * units, 0), Draw(units, 1), Draw(units, 0));
            (N, dx, byGamma, byBeta) = (new T[rows * units], new T[rows * units], new T[units], new T[units]);

            T[] Draw(int count, double middle) => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(middle + random.NextNormal()))];
        }

        public T[] X { get; }

        public T[] D { get; }

        public T[] Gamma { get; }

        public T[] Beta { get; }

        public T[] N { get; }

        public T[] Column(T[] matrix, int unit) => [.. Enumerable.Range(0, rows).Select(r => matrix[(r * units) + unit])];

        public void Expect(int row, int unit, T n, T gradient) => (N[(row * units) + unit], dx[(row * units) + unit]) = (n, gradient);

        public void ExpectSums(int unit, double plain, double weighted) =>
            (byGamma[unit], byBeta[unit]) = (T.CreateChecked(weighted), T.CreateChecked(plain));

        public void Compare(NormLayer<T> layer)
        {
            PinnedBlock<T> x = Padded(X, rows, layer.Stride), d = Padded(D, rows, layer.Stride), z = new((long)rows * layer.Stride);
            PinnedBlock<T> gamma = Padded([.. Gamma, .. Beta], 2, layer.Padded), gradient = new(layer.Parameters), spread = new(layer.SpreadLength(rows));
            layer.Forward(gamma.Start, x.Start, rows, spread.Start, z.Start, training: true);
            layer.Backward(gamma.Start, x.Start, spread.Start, d.Start, rows, gradient.Start, add: false);
            Same(N, x, rows, layer.Stride);
            Same([.. N.Select((n, i) => T.FusedMultiplyAdd(Gamma[i % units], n, Beta[i % units]))], z, rows, layer.Stride);
            Same(dx, d, rows, layer.Stride);
            Same([.. byGamma, .. byBeta], gradient, 2, layer.Padded);
        }

        private PinnedBlock<T> Padded(T[] values, int count, int stride)
        {
            var block = new PinnedBlock<T>((long)count * stride);
            for (int row = 0; row < count; row++)
                values.AsSpan(row * units, units).CopyTo(block.Span[(row * stride)..]);
            return block;
        }

        // Bits within the width, zero beyond it.
        private void Same(T[] expected, PinnedBlock<T> actual, int count, int stride)
        {
            for (int row = 0; row < count; row++)
            {
                Assert.True(MemoryMarshal.AsBytes(expected.AsSpan(row * units, units))
                    .SequenceEqual(MemoryMarshal.AsBytes(actual.Span.Slice(row * stride, units))), $"row {row}");
                Assert.Equal(0, actual.Span.Slice((row * stride) + units, stride - units).ToArray().Count(v => v != T.Zero));
            }
        }
    }
}
