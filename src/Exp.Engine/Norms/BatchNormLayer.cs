using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;

namespace Exp.Engine.Norms;

/// <summary>Batch norm of one layer, with its running averages (in double).</summary>
/// <remarks>Backward through the statistics: Ioffe and Szegedy 2015, section 3, with the sums over the batch gathered first.</remarks>
internal sealed unsafe class BatchNormLayer<T> : NormLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchNorm form;
    private readonly PinnedBlock<double> mean, variance, running;
    private readonly PinnedBlock<T> shift, slope;

    public BatchNormLayer(BatchNorm form, int units)
        : base(units)
    {
        this.form = form;
        (mean, variance, running) = (new(Padded), new(Padded), new(2L * Padded));
        (shift, slope) = (new(Padded), new(2L * Padded));
        RunningVariance.Fill(1);
    }

    /// <summary>Running means [Units].</summary>
    public Span<double> RunningMean => running.Span[..Units];

    /// <summary>Running variances [Units].</summary>
    public Span<double> RunningVariance => running.Span.Slice(Padded, Units);

    public override Span<double> Running => running.Span;

    public override int SpreadLength(int rows) => Padded;

    public override void Forward(T* gamma, T* x, int rows, T* spread, T* z, bool training)
    {
        bool own = training && rows > 1;
        if (own)
            Measure(x, rows);
        double* middle = own ? mean.Start : running.Start, width = own ? variance.Start : running.Start + Padded;
        for (int unit = 0; unit < Padded; unit++)
        {
            shift.Start[unit] = T.CreateChecked(middle[unit]);
            spread[unit] = T.CreateChecked(1 / Math.Sqrt(width[unit] + form.Epsilon));
        }
        Stretch(gamma, x, rows, spread, z);
        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void InputGradient(T* gamma, T* n, T* spread, T* d, int rows, double* byBeta, double* byGamma)
    {
        // The statistics of a single row are running ones: constants.
        double share = rows > 1 ? 1.0 / rows : 0;
        T* mean = slope.Start, minusTilt = slope.Start + Padded, factor = shift.Start;
        for (int unit = 0; unit < Padded; unit++)
        {
            mean[unit] = T.CreateChecked(byBeta[unit] * share);
            minusTilt[unit] = T.CreateChecked(-byGamma[unit] * share);
            factor[unit] = gamma[unit] * spread[unit];
        }
        for (int row = 0; row < rows; row++, n += Stride, d += Stride)
        {
            for (nint i = 0; i < Padded; i += Vector256<T>.Count)
            {
                Vector256<T> straight = Vec.Fma(Vector256.Load(n + i), Vector256.Load(minusTilt + i), Vector256.Load(d + i));
                ((straight - Vector256.Load(mean + i)) * Vector256.Load(factor + i)).Store(d + i);
            }
        }
    }

    // Two passes, so that a mean far from zero costs no digits.
    private void Measure(T* x, int rows)
    {
        ColumnSums.Of(x, rows, Stride, Padded, mean.Start);
        for (int unit = 0; unit < Padded; unit++)
            mean.Start[unit] /= rows;
        ColumnSums.OfSquares(x, rows, Stride, Padded, mean.Start, variance.Start);
        bool keras = form.Form == BatchNormForm.Keras;
        double fresh = keras ? 1 - form.Momentum : form.Momentum, old = keras ? form.Momentum : 1 - form.Momentum;
        for (int unit = 0; unit < Units; unit++)
        {
            double sum = variance.Start[unit];
            variance.Start[unit] = sum / rows;
            RunningMean[unit] = (old * RunningMean[unit]) + (fresh * mean.Start[unit]);
            RunningVariance[unit] = (old * RunningVariance[unit]) + (fresh * (sum / (keras ? rows : rows - 1)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stretch(T* gamma, T* x, int rows, T* spread, T* z)
    {
        for (int row = 0; row < rows; row++, x += Stride, z += Stride)
        {
            for (nint i = 0; i < Padded; i += Vector256<T>.Count)
                Stretch(gamma, x, i, Vector256.Load(shift.Start + i), Vector256.Load(spread + i), z);
        }
    }
}
