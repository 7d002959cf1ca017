using Exp.Engine.Catalog;

namespace Exp.Engine.Regularizers;

/// <summary>
/// Penalties on weights and a limit for their size. Biases are left alone; an optimizer's weight_decay acts on all parameters.
/// </summary>
/// <param name="L2">λ: adds λ/2 Σ w² to the loss, so λ w to the gradient, or shrinks weights beside the step when decoupled.</param>
/// <param name="L1">λ: adds λ Σ |w| to the loss, so λ sign(w) to the gradient (0 at 0).</param>
/// <param name="Share">What both coefficients are divided by.</param>
/// <param name="Decoupled">L2 acts as w ← (1 − lr λ) w before the step; it is then no part of the loss and of no gradient.</param>
/// <param name="MaxNorm">After each step the incoming weights of a unit whose Euclidean norm is larger are scaled down to it; null for no limit.</param>
/// <remarks>Keras's l2(λ) is λ Σ w²: twice this L2.</remarks>
public sealed record Regularization(
    [Option("penalty: half of this times the sum of squared weights (twice Keras's l2 is this l2)", Min = 0)] double L2 = 0,
    [Option("penalty: this times the sum of the weights' magnitudes", Min = 0)] double L1 = 0,
    [Option("what l2 and l1 are divided by: whole (nothing, as in PyTorch and Keras), train_rows (as in Nielsen's book) or batch_rows (as in scikit-learn)")] PenaltyShare Share = PenaltyShare.Whole,
    [Option("apply l2 beside the step, w = (1 - lr l2) w, instead of through the gradient, as AdamW does")] bool Decoupled = false,
    [Option("largest Euclidean norm of the weights into a unit; left out for no limit", Min = 0, MinExclusive = true)] double? MaxNorm = null)
{
    /// <summary>True when there is anything to do.</summary>
    public bool Acts => Penalizes || MaxNorm is not null;

    /// <summary>True when there is a penalty.</summary>
    public bool Penalizes => L2 > 0 || L1 > 0;

    /// <summary>True when the penalty is part of the loss and the gradient.</summary>
    public bool InLoss => L1 > 0 || (L2 > 0 && !Decoupled);

    /// <summary>What the coefficients are divided by in a step of that many rows.</summary>
    public double Divisor(int trainRows, int batchRows) => Share switch
    {
        PenaltyShare.TrainRows => trainRows,
        PenaltyShare.BatchRows => batchRows,
        _ => 1,
    };
}
