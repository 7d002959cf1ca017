namespace Exp.Engine.Tests.Curvature;

/// <summary>Small symmetric matrices, row-major, taken apart by a method that the engine does not use.</summary>
internal static class Symmetric
{
    /// <summary>The eigenvalues, ascending, by cyclic Jacobi rotations.</summary>
    public static double[] Eigenvalues(double[] matrix, int n)
    {
        double[] a = [.. matrix];
        for (int sweep = 0; sweep < 12; sweep++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                    Rotate(a, n, p, q);
            }
        }
        return [.. Enumerable.Range(0, n).Select(i => a[(i * n) + i]).Order()];
    }

    private static void Rotate(double[] a, int n, int p, int q)
    {
        if (Math.Abs(a[(p * n) + q]) < 1e-300)
            return;
        double theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * a[(p * n) + q]);
        double t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        for (int k = 0; k < n; k++)
            (a[(k * n) + p], a[(k * n) + q]) = ((c * a[(k * n) + p]) - (s * a[(k * n) + q]), (s * a[(k * n) + p]) + (c * a[(k * n) + q]));
        for (int k = 0; k < n; k++)
            (a[(p * n) + k], a[(q * n) + k]) = ((c * a[(p * n) + k]) - (s * a[(q * n) + k]), (s * a[(p * n) + k]) + (c * a[(q * n) + k]));
    }
}
