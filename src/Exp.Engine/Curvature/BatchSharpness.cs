using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>
/// The curvature that minibatch steps meet along their own gradients: the mean over batches B of g' H g / |g|², with g and H
/// the gradient and the Hessian of the mean loss over B. With the full batch alone it is the curvature along the gradient.
/// </summary>
/// <param name="Mean">The mean of the ratios; null when no batch has a gradient other than zero.</param>
/// <param name="StandardError">Its standard error; null for fewer than two batches.</param>
/// <param name="Batches">Batches that count: those whose gradient is finite and not zero.</param>
/// <remarks>Source: Andreyev and Beneventano, "Edge of stochastic stability", arXiv:2412.20553, 2024; as in their code, the ratios are averaged.</remarks>
public sealed record BatchSharpness(double? Mean, double? StandardError, int Batches)
{
    /// <summary>The random stream of the batches.</summary>
    public const string Purpose = "curvature/batches";

    /// <summary>
    /// Visits every batch at the network's present weights. The surface stays at the last one: visit the rows again
    /// before other products.
    /// </summary>
    /// <param name="surface">Made for at least as many rows as the largest batch.</param>
    /// <param name="batches">Row numbers of each batch.</param>
    public static BatchSharpness Over<T>(LossSurface<T> surface, IReadOnlyList<int[]> batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(batches);
        var product = new T[surface.Hessian.Length];
        List<double> ratios = [];
        foreach (int[] batch in batches)
        {
            surface.Visit(batch);
            surface.Hessian.Multiply(surface.Gradient, product);
            double ratio = VectorSteps.Dot(surface.Gradient, product) / VectorSteps.Dot(surface.Gradient, surface.Gradient);
            if (double.IsFinite(ratio))
                ratios.Add(ratio);
        }
        if (ratios.Count == 0)
            return new(null, null, 0);
        double mean = ratios.Sum() / ratios.Count, squares = ratios.Sum(r => (r - mean) * (r - mean));
        return new(mean, ratios.Count < 2 ? null : Math.Sqrt(squares / (ratios.Count - 1) / ratios.Count), ratios.Count);
    }

    /// <summary>
    /// Batches of <paramref name="size"/> different rows each: the rows are shuffled and cut, and shuffled again when they
    /// are used up. The same for the same seeds, whatever a training draws.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1 or above the number of rows.</exception>
    public static IReadOnlyList<int[]> Draw(ReadOnlySpan<int> rows, int size, int count, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, rows.Length);
        RandomStream random = seeds.Stream(Purpose);
        int[] order = rows.ToArray();
        var batches = new int[count][];
        for (int i = 0, at = order.Length; i < count; i++, at += size)
        {
            if (at + size > order.Length)
            {
                random.Shuffle(order);
                at = 0;
            }
            batches[i] = order[at..(at + size)];
        }
        return batches;
    }
}
