namespace Exp.Engine.Initializers;

/// <summary>QR decomposition by Householder reflections: exact operations in one fixed order, so the bits are the same everywhere.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, algorithms 5.1.1 and 5.2.1.</remarks>
internal static class HouseholderQr
{
    /// <summary>The columns of Q for the given columns, with a positive diagonal of R. The given arrays are used up.</summary>
    /// <param name="columns">As many vectors as the matrix has columns, none longer than the others, at most their length.</param>
    public static double[][] Q(double[][] columns)
    {
        var flips = new double[columns.Length];
        for (int k = 0; k < columns.Length; k++)
        {
            flips[k] = MakeReflection(columns[k], k);
            for (int j = k + 1; j < columns.Length; j++)
                Reflect(columns[k], k, columns[j]);
        }
        var q = new double[columns.Length][];
        for (int k = 0; k < q.Length; k++)
        {
            q[k] = new double[columns[k].Length];
            q[k][k] = flips[k];
            for (int j = k; j >= 0; j--)
                Reflect(columns[j], j, q[k]);
        }
        return q;
    }

    // Turns x from place k on into v of the reflection 1 − v vᵀ (so |v|² = 2) that leaves x[k] alone; gives the sign of R's diagonal.
    private static double MakeReflection(double[] x, int k)
    {
        double length = Math.Sqrt(Product(x, x, k)), sign = x[k] < 0 ? 1 : -1;
        if (length == 0)
            return 1;
        double alongside = Math.Abs(x[k]) + length, scale = 1 / Math.Sqrt(length * alongside);
        x[k] = -sign * alongside;
        for (int i = k; i < x.Length; i++)
            x[i] *= scale;
        return sign;
    }

    private static void Reflect(double[] v, int k, double[] x)
    {
        double minus = -Product(v, x, k);
        for (int i = k; i < v.Length; i++)
            x[i] = Math.FusedMultiplyAdd(minus, v[i], x[i]);
    }

    private static double Product(double[] a, double[] b, int from)
    {
        double sum = 0;
        for (int i = from; i < a.Length; i++)
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }
}
