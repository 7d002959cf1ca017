namespace Exp.Core.Results;

/// <summary>A row of epochs.csv. Numbers that are missing or not finite are null.</summary>
public sealed record EpochRecord
{
    public required int Epoch { get; init; }

    public required long Step { get; init; }

    public required double? Lr { get; init; }

    public double? TrainLoss { get; init; }

    public double? TrainAcc { get; init; }

    public double? ValLoss { get; init; }

    public double? ValAcc { get; init; }

    public double? TestLoss { get; init; }

    public double? TestAcc { get; init; }

    public double? BatchLoss { get; init; }

    public int? Mistakes { get; init; }

    public double? WeightNorm { get; init; }

    public double? Penalty { get; init; }

    public required bool Finite { get; init; }
}
