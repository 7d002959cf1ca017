using System.Numerics;

namespace Exp.Engine.Optimizers;

/// <summary>The running state of an optimizer: its buffers and its step counter.</summary>
/// <remarks>
/// Scalar factors such as 1 − beta or a bias correction are computed in double and rounded once to T. Everything kept
/// between steps (momentum, moments, accumulators) becomes 0 where its magnitude is below <see cref="Negligible"/>.
/// Non-finite numbers pass through; nothing throws on them. Weight decay, where an optimizer has it, acts on every
/// parameter it is given, biases included, as in PyTorch.
/// </remarks>
public abstract class Stepper<T>(int parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// State below this magnitude counts as zero: the moments of a dead unit decay for ever and would become subnormal,
    /// which slows every later step on many machines.
    /// </summary>
    public const double Negligible = 1e-30;

    /// <summary>Parameters per step.</summary>
    public int Parameters { get; } = parameters;

    /// <summary>Steps made so far.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// One step: weights[i] moves along gradients[i] at rate <paramref name="lr"/>. All parameters of the network in one
    /// call; the step counter advances by one. Allocates nothing. Where weight and gradient are zero and always were
    /// (padding), the weight stays zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is not <see cref="Parameters"/>.</exception>
    public void Step(Span<T> weights, ReadOnlySpan<T> gradients, double lr) => Step(weights, gradients, lr, null);

    /// <summary>The same, with the function behind the gradient for the few that search along it.</summary>
    /// <inheritdoc cref="Step(Span{T}, ReadOnlySpan{T}, double)"/>
    public void Step(Span<T> weights, ReadOnlySpan<T> gradients, double lr, IObjective? objective)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Parameters);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradients.Length, Parameters);
        Steps++;
        Objective = objective;
        Advance(weights, gradients, lr);
    }

    /// <summary>
    /// The weights to be scored and kept in the place of those that are stepped, for optimizers that average; empty for
    /// the others, and before the first step.
    /// </summary>
    public virtual ReadOnlySpan<T> Averages => default;

    /// <summary>The function behind the gradient of this step; null when nobody handed it over.</summary>
    protected IObjective? Objective { get; private set; }

    /// <summary>
    /// Writes the diagonal of P [Parameters] when steps are −rate · P⁻¹ · d with one rate for all parameters and d a mean of
    /// gradients of their size: 1 for gradient descent, the root of the mean of squares for Adam and its kin. The
    /// eigenvalues of P⁻¹ H decide which rates are stable. P belongs to the present state and is above 0. False, and nothing
    /// is written, when there is none: for optimizers that step by the sign of gradients, and for adaptive ones before
    /// their first step.
    /// </summary>
    /// <remarks>Source: Cohen et al., "Adaptive gradient methods at the edge of stability", arXiv:2207.14484, 2022.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The length is not <see cref="Parameters"/>.</exception>
    public bool TryPreconditioner(Span<T> p)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(p.Length, Parameters);
        return WritePreconditioner(p);
    }

    /// <summary>The preconditioner itself; the length is checked.</summary>
    protected virtual bool WritePreconditioner(Span<T> p) => false;

    /// <summary>p = sqrt(squares + inside) · scale + outside, rounded as fma; the answer is true.</summary>
    private protected static bool WriteRoots(ReadOnlySpan<T> squares, double inside, double scale, double outside, Span<T> p)
    {
        T within = T.CreateChecked(inside), factor = T.CreateChecked(scale), beyond = T.CreateChecked(outside);
        for (int i = 0; i < p.Length; i++)
            p[i] = T.FusedMultiplyAdd(T.Sqrt(squares[i] + within), factor, beyond);
        return true;
    }

    /// <summary>The step itself; lengths are checked and <see cref="Steps"/> already counts it.</summary>
    protected abstract void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr);
}
