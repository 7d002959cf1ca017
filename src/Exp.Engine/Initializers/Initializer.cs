using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>How the weights and biases of a dense layer begin. Most begin biases at zero.</summary>
public abstract partial record Initializer
{
    /// <summary>
    /// Fills weights [fanOut × fanIn], row-major (one row per unit), drawing in index order. Always in double: a float
    /// network starts from the same numbers, rounded once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1, or the length is not their product.</exception>
    public void Fill(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, (long)fanIn * fanOut);
        Draw(weights, fanIn, fanOut, random);
    }

    /// <summary>Fills biases [fanOut]; the stream is another than that of the weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1, or the length is not fanOut.</exception>
    public void FillBiases(Span<double> biases, int fanIn, int fanOut, IRandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(biases.Length, fanOut);
        DrawBiases(biases, fanIn, fanOut, random);
    }

    /// <summary>True when every weight is drawn alone, from a law that depends on the fans only; false where the matrix is made as a whole.</summary>
    public virtual bool DrawsAlone => true;

    /// <summary>Fills weights by the law of other fans than their own; those must be the same where weights are not drawn alone.</summary>
    internal void FillByLaw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        if (!DrawsAlone)
            ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, (long)fanIn * fanOut);
        Draw(weights, fanIn, fanOut, random);
    }

    /// <summary>The same for biases.</summary>
    internal void FillBiasesByLaw(Span<double> biases, int fanIn, int fanOut, IRandomSource random) => DrawBiases(biases, fanIn, fanOut, random);

    /// <summary>The filling itself; shapes are checked.</summary>
    protected abstract void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random);

    /// <summary>The filling of the biases: zero unless a member says otherwise.</summary>
    protected virtual void DrawBiases(Span<double> biases, int fanIn, int fanOut, IRandomSource random) => biases.Clear();

    /// <summary>Uniform in [−bound, bound): bound · (2u − 1), where 2u − 1 is exact.</summary>
    protected static void DrawUniform(Span<double> weights, double bound, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = bound * ((2 * random.NextDouble()) - 1);
    }

    /// <summary>
    /// std · z with z from a normal law cut at two deviations and widened so that the deviation is std: Keras's
    /// truncated_normal. One draw makes one number, by the inverse distribution function.
    /// </summary>
    protected static void DrawTruncated(Span<double> weights, double std, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        // P(|z| < 2), and the deviation of z under that condition.
        const double inside = 0.9544997361036416, deviation = 0.8796256610342398;
        for (int i = 0; i < weights.Length; i++)
        {
            double z = Elementary.InverseNormalCdf(0.5 + (inside * (random.NextDouble() - 0.5)));
            weights[i] = std / deviation * (z < -2 ? -2 : z > 2 ? 2 : z);
        }
    }

    /// <summary>mean + std · z with z standard normal, not truncated: now and then a weight lies beyond four deviations.</summary>
    protected static void DrawNormal(Span<double> weights, double mean, double std, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = Math.FusedMultiplyAdd(std, random.NextNormal(), mean);
    }
}
