using Exp.Engine.Curvature;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Curvature;

/// <summary>The small eigen-solver on matrices whose spectrum is known, and on random ones by its own definition.</summary>
public sealed class TridiagonalEigenTests
{
    // 2 cos(kπ/6), k = 1 … 5, written in square roots.
    private static readonly double[] PathOfFive = [-Math.Sqrt(3), -1, 0, 1, Math.Sqrt(3)];

    [Fact]
    public void A_path_has_the_eigenvalues_of_its_cosines() =>
        Golden.Near.Equal(PathOfFive, Eigenvalues([0, 0, 0, 0, 0], [1, 1, 1, 1]), 1e-15);

    [Fact]
    public void Clement_s_matrix_has_whole_numbers()
    {
        const int n = 20;
        double[] beside = [.. Enumerable.Range(1, n - 1).Select(k => Math.Sqrt(k * (n - k)))];
        double[] expected = [.. Enumerable.Range(0, n).Select(k => (2.0 * k) - (n - 1))];
        Golden.Near.Equal(expected, Eigenvalues(new double[n], beside), 1e-14);
    }

    [Fact]
    public void Wilkinson_s_matrix_has_a_pair_that_only_differs_in_the_last_digits()
    {
        double[] values = Eigenvalues([.. Enumerable.Range(-10, 21).Select(k => (double)Math.Abs(k))], [.. Enumerable.Repeat(1.0, 20)]);
        Golden.Near.Equal(10.746194182903393, values[^1], 1e-14); // Wilkinson, The Algebraic Eigenvalue Problem, 1965
        Golden.Near.Equal(values[^1], values[^2], 1e-14);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1)]
    [InlineData(1e200)]
    public void The_size_of_the_entries_does_not_matter(double size) =>
        Golden.Near.Equal(
            PathOfFive, [.. Eigenvalues(new double[5], [size, size, size, size]).Select(x => x / size)], 1e-15);

    [Fact]
    public void A_diagonal_is_sorted() => Assert.Equal([-3, 0, 2, 2], Eigenvalues([2, -3, 0, 2], [0, 0, 0]));

    [Fact]
    public void Entries_of_very_different_size_stay_apart() =>
        Golden.Near.Equal([-1e-170, 1e-170, 1], Eigenvalues([1, 0, 0], [0, 1e-170]), 1e-16);

    [Fact]
    public void One_number_is_its_own_eigenvalue() => Assert.Equal([7], Eigenvalues([7], []));

    [Fact]
    public void Numbers_that_are_not_finite_are_refused() =>
        Assert.Throws<ArithmeticException>(() => Eigenvalues([1, double.NaN], [1]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(60)]
    public void Vectors_are_orthonormal_and_rebuild_the_matrix(int n)
    {
        var random = new RandomStream((ulong)n);
        double[] diagonal = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
        double[] beside = [.. Enumerable.Range(0, n - 1).Select(_ => random.NextNormal())];
        double[] values = [.. diagonal], q = Identity(n);
        TridiagonalEigen.Solve(values, [.. beside], q);
        Assert.Equal(values.Order(), values);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double entry = i == j ? diagonal[i] : Math.Abs(i - j) == 1 ? beside[Math.Min(i, j)] : 0;
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, n).Sum(k => q[(i * n) + k] * q[(j * n) + k]), 1e-13);
                Assert.Equal(entry, Enumerable.Range(0, n).Sum(k => q[(i * n) + k] * values[k] * q[(j * n) + k]), 1e-13);
            }
        }
        double[] last = new double[n];
        last[^1] = 1;
        TridiagonalEigen.Solve(diagonal, beside, last);
        Assert.Equal(q[((n - 1) * n)..], last);
    }

    private static double[] Eigenvalues(double[] diagonal, double[] beside)
    {
        TridiagonalEigen.Solve(diagonal, beside, []);
        return diagonal;
    }

    private static double[] Identity(int n)
    {
        var q = new double[n * n];
        for (int i = 0; i < n; i++)
            q[(i * n) + i] = 1;
        return q;
    }
}
