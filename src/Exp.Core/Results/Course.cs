namespace Exp.Core.Results;

/// <summary>The columns of trials.csv that follow from a trial's epoch rows.</summary>
public sealed record Course
{
    /// <summary>Training loss before training.</summary>
    public double? LossInit { get; init; }

    /// <summary>Training loss of the network the trial ended with; null when training broke off in between or ended non-finite.</summary>
    public double? LossFinal { get; init; }

    /// <summary>Lowest training loss of all epochs.</summary>
    public double? LossBest { get; init; }

    public double? TrainAccFinal { get; init; }

    public double? ValLossFinal { get; init; }

    public double? TestLossFinal { get; init; }

    /// <summary>The epoch that is best on the validation rows; null when there are none.</summary>
    public int? BestEpoch { get; init; }

    public double? ValAccBest { get; init; }

    public double? TestAccAtBest { get; init; }

    /// <summary>Summarizes the rows.</summary>
    /// <param name="epochs">From epoch 0 on; may be empty.</param>
    /// <param name="kept">The epoch whose weights the network ended with; null when training broke off in between.</param>
    public static Course Of(IReadOnlyList<EpochRecord> epochs, int? kept)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        EpochRecord? last = kept is { } epoch ? epochs.First(e => e.Epoch == epoch) : null;
        EpochRecord? best = Best(epochs);
        return new Course
        {
            LossInit = epochs.Count > 0 ? epochs[0].TrainLoss : null,
            LossFinal = last?.TrainLoss,
            LossBest = epochs.Where(e => e.Finite).Min(e => e.TrainLoss),
            TrainAccFinal = last?.TrainAcc,
            ValLossFinal = last?.ValLoss,
            TestLossFinal = last?.TestLoss,
            BestEpoch = best?.Epoch,
            ValAccBest = best?.ValAcc,
            TestAccAtBest = best?.TestAcc,
        };
    }

    /// <summary>Highest validation accuracy, then lowest validation loss, then the earliest; for regression the loss alone.</summary>
    private static EpochRecord? Best(IReadOnlyList<EpochRecord> epochs) => epochs
        .Where(e => e.Finite && e.ValLoss is not null)
        .OrderByDescending(e => e.ValAcc ?? 0)
        .ThenBy(e => e.ValLoss)
        .FirstOrDefault();
}
