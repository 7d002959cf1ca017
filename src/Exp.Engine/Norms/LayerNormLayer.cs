using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Norms;

/// <summary>Layer norm of one layer. Four rows side by side, columns in order.</summary>
internal sealed unsafe class LayerNormLayer<T>(LayerNorm form, int units) : NormLayer<T>(units)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int SpreadLength(int rows) => rows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(T* gamma, T* x, int rows, T* spread, T* z, bool training)
    {
        for (int first = 0; first < rows; first += FourRows<T>.Count)
        {
            var four = new FourRows<T>(new ReadOnlySpan<T>(x, rows * Stride), first, rows, Stride);
            QuadLanes mean = Mean(four), variance = Variance(four, mean);
            for (int row = first; row < Math.Min(rows, first + FourRows<T>.Count); row++)
            {
                T middle = T.CreateChecked(mean.Value[row - first]);
                spread[row] = T.CreateChecked(1 / Math.Sqrt(variance.Value[row - first] + form.Epsilon));
                Stretch(gamma, x + ((nint)row * Stride), middle, spread[row], z + ((nint)row * Stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void InputGradient(T* gamma, T* n, T* spread, T* d, int rows, double* byBeta, double* byGamma)
    {
        for (int first = 0; first < rows; first += FourRows<T>.Count)
        {
            var slopes = new FourRows<T>(new ReadOnlySpan<T>(d, rows * Stride), first, rows, Stride);
            var values = new FourRows<T>(new ReadOnlySpan<T>(n, rows * Stride), first, rows, Stride);
            QuadLanes sum = QuadLanes.Of(0), tilt = QuadLanes.Of(0), all = QuadLanes.Of(Units);
            for (int unit = 0; unit < Units; unit++)
            {
                QuadLanes slope = slopes.Load(unit) * QuadLanes.Of(double.CreateTruncating(gamma[unit]));
                sum += slope;
                tilt = QuadLanes.Fma(slope, values.Load(unit), tilt);
            }
            (sum, tilt) = (sum / all, tilt / all);
            for (int row = first; row < Math.Min(rows, first + FourRows<T>.Count); row++)
            {
                T mean = T.CreateChecked(sum.Value[row - first]), minusTilt = T.CreateChecked(-tilt.Value[row - first]);
                Turn(gamma, n + ((nint)row * Stride), d + ((nint)row * Stride), mean, minusTilt, spread[row]);
            }
        }
    }

    private QuadLanes Mean(FourRows<T> four)
    {
        QuadLanes sum = QuadLanes.Of(0);
        for (int unit = 0; unit < Units; unit++)
            sum += four.Load(unit);
        return sum / QuadLanes.Of(Units);
    }

    private QuadLanes Variance(FourRows<T> four, QuadLanes mean)
    {
        QuadLanes sum = QuadLanes.Of(0);
        for (int unit = 0; unit < Units; unit++)
        {
            QuadLanes off = four.Load(unit) - mean;
            sum = QuadLanes.Fma(off, off, sum);
        }
        return sum / QuadLanes.Of(Units);
    }

    private void Stretch(T* gamma, T* x, T mean, T spread, T* z)
    {
        Vector256<T> means = Vector256.Create(mean), spreads = Vector256.Create(spread);
        for (nint i = 0; i < Padded; i += Vector256<T>.Count)
            Stretch(gamma, x, i, means, spreads, z);
        new Span<T>(x + Units, Padded - Units).Clear();
    }

    // d = (γ d − mean − n · tilt) · spread
    private void Turn(T* gamma, T* n, T* d, T mean, T minusTilt, T spread)
    {
        Vector256<T> means = Vector256.Create(mean), tilts = Vector256.Create(minusTilt), spreads = Vector256.Create(spread);
        for (nint i = 0; i < Padded; i += Vector256<T>.Count)
        {
            Vector256<T> slope = Vector256.Load(gamma + i) * Vector256.Load(d + i);
            ((Vec.Fma(Vector256.Load(n + i), tilts, slope) - means) * spreads).Store(d + i);
        }
        new Span<T>(d + Units, Padded - Units).Clear();
    }
}
