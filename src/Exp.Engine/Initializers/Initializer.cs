using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>How the weights of a dense layer begin. Biases begin at zero.</summary>
public abstract partial record Initializer
{
    /// <summary>
    /// Fills weights [fanOut × fanIn], row-major (one row per unit), drawing in index order. Always in double: a float
    /// network starts from the same numbers, rounded once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1, or the length is not their product.</exception>
    public void Fill(Span<double> weights, int fanIn, int fanOut, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, (long)fanIn * fanOut);
        Draw(weights, fanIn, fanOut, random);
    }

    /// <summary>The filling itself; shapes are checked.</summary>
    protected abstract void Draw(Span<double> weights, int fanIn, int fanOut, RandomStream random);

    /// <summary>Uniform in [−bound, bound): bound · (2u − 1), where 2u − 1 is exact.</summary>
    protected static void DrawUniform(Span<double> weights, double bound, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = bound * ((2 * random.NextDouble()) - 1);
    }

    /// <summary>mean + std · z with z standard normal, not truncated: now and then a weight lies beyond four deviations.</summary>
    protected static void DrawNormal(Span<double> weights, double mean, double std, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = Math.FusedMultiplyAdd(std, random.NextNormal(), mean);
    }
}
