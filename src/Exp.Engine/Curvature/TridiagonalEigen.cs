namespace Exp.Engine.Curvature;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric tridiagonal matrix, by implicit QR steps with Wilkinson's shift. The
/// error of an eigenvalue is a few ulps of the largest one. Uses +, −, ·, / and square roots only.
/// </summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, 4th ed., section 8.3.</remarks>
internal static class TridiagonalEigen
{
    private const int MostStepsPerValue = 60;
    private const double Precision = 2.220446049250313e-16; // 2⁻⁵²
    private const double Negligible = 1e-150; // its square is still a number

    /// <summary>
    /// Turns the diagonal into the eigenvalues, ascending, and every given row r into r · Q, with the eigenvectors in the
    /// columns of Q: the rows of the identity become the components of the eigenvectors.
    /// </summary>
    /// <param name="diagonal">Diagonal [n], finite.</param>
    /// <param name="beside">Entries beside it [n − 1], finite; used up.</param>
    /// <param name="rows">Rows [k × n], row-major.</param>
    /// <exception cref="ArithmeticException">A number is not finite.</exception>
    public static void Solve(Span<double> diagonal, Span<double> beside, Span<double> rows)
    {
        int n = diagonal.Length;
        double largest = 0;
        foreach (double x in diagonal)
            largest = Larger(largest, x);
        foreach (double x in beside)
            largest = Larger(largest, x);
        if (largest == 0)
            return;
        if (!double.IsFinite(largest))
            throw new ArithmeticException("a tridiagonal matrix with numbers that are not finite");
        Scale(diagonal, largest, up: false); // so that no square overflows
        Scale(beside, largest, up: false);
        for (int end = n - 1, steps = 0; end > 0;)
        {
            int start = StartOfBlock(diagonal, beside, end);
            if (start == end)
            {
                end--;
                steps = 0;
                continue;
            }
            if (++steps > MostStepsPerValue)
                throw new ArithmeticException("the QR steps do not converge");
            Step(diagonal, beside, rows, n, start, end);
        }
        Scale(diagonal, largest, up: true);
        Sort(diagonal, rows);
    }

    // Sets entries beside the diagonal that are as good as 0 to 0; where the last block that has none begins.
    private static int StartOfBlock(Span<double> diagonal, Span<double> beside, int end)
    {
        int start = end;
        for (; start > 0; start--)
        {
            double near = Math.Abs(diagonal[start - 1]) + Math.Abs(diagonal[start]);
            if (Math.Abs(beside[start - 1]) <= Precision * near || Math.Abs(beside[start - 1]) < Negligible)
            {
                beside[start - 1] = 0;
                break;
            }
        }
        return start;
    }

    private static void Step(Span<double> diagonal, Span<double> beside, Span<double> rows, int n, int start, int end)
    {
        double half = (diagonal[end - 1] - diagonal[end]) / 2, square = beside[end - 1] * beside[end - 1];
        double root = Math.Sqrt((half * half) + square);
        double shift = diagonal[end] - (square / (half + (half < 0 ? -root : root)));
        double x = diagonal[start] - shift, bulge = beside[start];
        for (int k = start; k < end && bulge != 0; k++)
        {
            double length = Math.Sqrt((x * x) + (bulge * bulge)), c = x / length, s = bulge / length;
            if (k > start)
                beside[k - 1] = length;
            double a = diagonal[k], b = beside[k], d = diagonal[k + 1];
            diagonal[k] = (c * c * a) + (2 * c * s * b) + (s * s * d);
            diagonal[k + 1] = (s * s * a) - (2 * c * s * b) + (c * c * d);
            beside[k] = (c * s * (d - a)) + (((c * c) - (s * s)) * b);
            x = beside[k];
            if (k + 1 < end)
            {
                bulge = s * beside[k + 1];
                beside[k + 1] *= c;
            }
            for (int row = 0; row < rows.Length; row += n)
            {
                double left = rows[row + k], right = rows[row + k + 1];
                rows[row + k] = (c * left) + (s * right);
                rows[row + k + 1] = (c * right) - (s * left);
            }
        }
    }

    private static void Sort(Span<double> values, Span<double> rows)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int smallest = i;
            for (int j = i + 1; j < values.Length; j++)
                smallest = values[j] < values[smallest] ? j : smallest;
            (values[i], values[smallest]) = (values[smallest], values[i]);
            for (int row = 0; row < rows.Length; row += values.Length)
                (rows[row + i], rows[row + smallest]) = (rows[row + smallest], rows[row + i]);
        }
    }

    private static void Scale(Span<double> values, double by, bool up)
    {
        foreach (ref double x in values)
            x = up ? x * by : x / by;
    }

    // NaN counts as larger than everything.
    private static double Larger(double a, double b) => Math.Abs(b) <= a ? a : Math.Abs(b);
}
