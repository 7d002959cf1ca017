using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>How the weights of a dense layer begin. Biases begin at zero.</summary>
public abstract partial record Initializer
{
    /// <summary>
    /// Fills weights [fanOut × fanIn], row-major (one row per unit), drawing in index order. Always in double: a float
    /// network starts from the same numbers, rounded once.
    /// </summary>
    public abstract void Fill(Span<double> weights, int fanIn, int fanOut, RandomStream random);
}
