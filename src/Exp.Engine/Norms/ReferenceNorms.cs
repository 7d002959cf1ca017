using System.Numerics;

namespace Exp.Engine.Norms;

/// <summary>
/// The norms written out plainly, for the values that share a mean and a variance (batch norm: a unit over the rows; layer
/// norm: a row over the units): the definition of their bits. Legend as in <see cref="NormLayer{T}"/>.
/// </summary>
internal static class ReferenceNorms
{
    /// <summary>Mean and variance (over n), in order, in double, in two passes.</summary>
    public static (double Mean, double Variance) Moments<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0, squares = 0;
        foreach (T value in x)
            sum += double.CreateChecked(value);
        double mean = sum / x.Length;
        foreach (T value in x)
        {
            double off = double.CreateChecked(value) - mean;
            squares = Math.FusedMultiplyAdd(off, off, squares);
        }
        return (mean, squares / x.Length);
    }

    /// <summary>n = (x − mean) · spread, with both rounded to T before.</summary>
    public static T Normalized<T>(T x, double mean, double variance, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (x - T.CreateChecked(mean)) * Spread<T>(variance, epsilon);

    /// <summary>1 / sqrt(variance + epsilon).</summary>
    public static T Spread<T>(double variance, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(1 / Math.Sqrt(variance + epsilon));

    /// <summary>Σ d and Σ d · n.</summary>
    public static (double Plain, double Weighted) Products<T>(ReadOnlySpan<T> d, ReadOnlySpan<T> n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double plain = 0, weighted = 0;
        for (int i = 0; i < d.Length; i++)
        {
            double slope = double.CreateChecked(d[i]);
            plain += slope;
            weighted = Math.FusedMultiplyAdd(slope, double.CreateChecked(n[i]), weighted);
        }
        return (plain, weighted);
    }

    /// <summary>The gradient by one x of a unit under batch norm: (d − n · mean(d n) − mean(d)) · (γ · spread).</summary>
    public static T BatchGradient<T>(T d, T n, double plain, double weighted, int rows, T gamma, T spread)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T straight = T.FusedMultiplyAdd(n, T.CreateChecked(-weighted * (1.0 / rows)), d);
        return (straight - T.CreateChecked(plain * (1.0 / rows))) * (gamma * spread);
    }

    /// <summary>The gradient by one x of a row under layer norm: (γ d − n · mean(γ d n) − mean(γ d)) · spread.</summary>
    public static T LayerGradient<T>(T d, T n, double plain, double weighted, int units, T gamma, T spread)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T straight = T.FusedMultiplyAdd(n, T.CreateChecked(-(weighted / units)), gamma * d);
        return (straight - T.CreateChecked(plain / units)) * spread;
    }
}
