using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>
/// The largest and the smallest eigenvalue of a symmetric map by Lanczos's method: the map seen in the space of v, M v,
/// M² v, …, with an orthonormal basis that is kept orthogonal to every earlier vector, twice.
/// </summary>
/// <remarks>
/// Sums and their order are fixed, so that the numbers are the same on every machine. Keeps one vector per step. A start
/// that is random to a part has something of every eigenvector; when its space is used up before the steps are, every
/// different eigenvalue is in it and the ends are exact.
/// Source: Lanczos, J. Res. Nat. Bur. Standards 45, 1950; full reorthogonalization: Parlett, The Symmetric Eigenvalue
/// Problem, 1980, chapter 13.
/// </remarks>
public static class Lanczos
{
    /// <summary>The random stream of the start.</summary>
    public const string Purpose = "curvature/start";

    // How much of a warm start is random: enough to meet another eigenvector that has overtaken the old one.
    private const double RandomShare = 0.05;

    /// <summary>Looks for both ends, or for the top alone.</summary>
    /// <param name="map">The matrix.</param>
    /// <param name="seeds">The start is random, from the stream <see cref="Purpose"/>.</param>
    /// <param name="tolerance">Residuals that are small enough, as a share of the largest magnitude in the spectrum.</param>
    /// <param name="mostSteps">The most products.</param>
    /// <param name="warm">The top vector of last time [map.Length], or empty.</param>
    /// <param name="topOnly">Stop when the top is good enough; the bottom may then be far from its value.</param>
    /// <exception cref="ArgumentOutOfRangeException">No steps, or a warm start of another length.</exception>
    public static SpectrumEnds<T> Ends<T>(
        SymmetricMap<T> map, SeedTree seeds, double tolerance = 1e-3, int mostSteps = 100, ReadOnlySpan<T> warm = default,
        bool topOnly = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSteps, 1);
        mostSteps = Math.Min(mostSteps, map.Dimension);
        List<T[]> basis = [Start(map, seeds.Stream(Purpose), warm)];
        List<double> diagonal = [], beside = [];
        while (true)
        {
            var w = new T[map.Length];
            map.Multiply(basis[^1], w);
            diagonal.Add(VectorSteps.Dot<T>(basis[^1], w));
            double beyond = Orthogonalize(w, basis);
            if (!double.IsFinite(diagonal[^1]) || !double.IsFinite(beyond))
                return new(new(double.NaN, double.NaN), new(double.NaN, double.NaN), diagonal.Count, false, []);
            (RitzValue bottom, RitzValue top) = Look(diagonal, beside, beyond);
            double size = Math.Max(Math.Abs(top.Value), Math.Abs(bottom.Value));
            bool usedUp = diagonal.Count == map.Dimension || beyond <= 16 * Precision<T>() * size;
            bool bottomGood = topOnly || (diagonal.Count > 1 && bottom.Residual <= tolerance * size); // one value is no two ends
            bool good = usedUp || (top.Residual <= tolerance * size && bottomGood);
            if (good || diagonal.Count == mostSteps)
                return new(top, bottom, diagonal.Count, good, TopVector(diagonal, beside, basis));
            beside.Add(beyond);
            VectorSteps.Scale(T.CreateChecked(1 / beyond), w);
            basis.Add(w);
        }
    }

    private static T[] Start<T>(SymmetricMap<T> map, RandomStream random, ReadOnlySpan<T> warm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var v = new T[map.Length];
        map.Draw(random, v);
        double size = Math.Sqrt(VectorSteps.Dot<T>(v, v)), warmSize = Math.Sqrt(VectorSteps.Dot(warm, warm));
        if (!warm.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfNotEqual(warm.Length, map.Length);
        if (warmSize > 0 && double.IsFinite(warmSize))
        {
            VectorSteps.Scale(T.CreateChecked(RandomShare * warmSize / size), v);
            VectorSteps.Add(T.One, warm, v);
            size = Math.Sqrt(VectorSteps.Dot<T>(v, v));
        }
        VectorSteps.Scale(T.CreateChecked(1 / size), v);
        return v;
    }

    // Takes away what w has of the basis, twice, because the first time leaves rounding behind; the length of the rest.
    private static double Orthogonalize<T>(T[] w, List<T[]> basis)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (T[] q in basis)
                VectorSteps.Add<T>(T.CreateChecked(-VectorSteps.Dot<T>(q, w)), q, w);
        }
        return Math.Sqrt(VectorSteps.Dot<T>(w, w));
    }

    // The ends of the spectrum in the basis. The residual of a Ritz vector is its last component times what lies beyond.
    private static (RitzValue Bottom, RitzValue Top) Look(List<double> diagonal, List<double> beside, double beyond)
    {
        double[] values = [.. diagonal], last = new double[values.Length];
        last[^1] = 1;
        TridiagonalEigen.Solve(values, [.. beside], last);
        return (new(values[0], Math.Abs(beyond * last[0])), new(values[^1], Math.Abs(beyond * last[^1])));
    }

    private static T[] TopVector<T>(List<double> diagonal, List<double> beside, List<T[]> basis)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = diagonal.Count;
        double[] values = [.. diagonal], identity = new double[n * n];
        for (int i = 0; i < n; i++)
            identity[(i * n) + i] = 1;
        TridiagonalEigen.Solve(values, [.. beside], identity);
        var vector = new T[basis[0].Length];
        for (int i = 0; i < n; i++)
            VectorSteps.Add<T>(T.CreateChecked(identity[(i * n) + n - 1]), basis[i], vector);
        return vector;
    }

    private static double Precision<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float) ? 1.1920929e-7 : 2.220446049250313e-16;
}
