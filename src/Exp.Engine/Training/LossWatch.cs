using Exp.Engine.Numbers;

namespace Exp.Engine.Training;

/// <summary>
/// Follows the batch loss: its bias-corrected exponential mean with a half-life of a fiftieth of the budget (full batch:
/// the loss itself), the highest point of that mean, and the cap above which a training is given up.
/// </summary>
internal sealed class LossWatch(double initialLoss, long budgetSteps, bool fullBatch, double capFactor)
{
    private const double HalfLivesPerBudget = 50;
    private static readonly double Ln2 = Elementary.Log(2.0);

    private readonly double weight =
        fullBatch ? 1 : 1 - Elementary.Exp(-Ln2 / Math.Max(1, budgetSteps / HalfLivesPerBudget));
    private double sum, weights;

    /// <summary>The smoothed loss above which the training is given up.</summary>
    public double Cap { get; } = capFactor * Math.Max(initialLoss, 1);

    /// <summary>The smoothed loss.</summary>
    public double Smoothed { get; private set; } = initialLoss;

    /// <summary>The last batch loss that was finite and below the cap.</summary>
    public double LastAccepted { get; private set; } = initialLoss;

    /// <summary>The highest smoothed loss; the initial loss when it never rose above it.</summary>
    public double Peak { get; private set; } = initialLoss;

    /// <summary>The step of the peak; 0 for the beginning.</summary>
    public long PeakStep { get; private set; }

    /// <summary>Takes the finite loss of a step; false when the smoothed loss is above the cap.</summary>
    public bool Accept(long step, double loss)
    {
        sum += weight * (loss - sum);
        weights += weight * (1 - weights);
        Smoothed = sum / weights;
        if (Smoothed > Peak)
            (Peak, PeakStep) = (Smoothed, step);
        if (Smoothed > Cap)
            return false;
        LastAccepted = loss;
        return true;
    }
}
