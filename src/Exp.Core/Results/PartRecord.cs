using System.Text.Json.Serialization;
using Exp.Core.Results.Metrics;

namespace Exp.Core.Results;

/// <summary>The final predictions for one part of the rows, scored.</summary>
public sealed record PartRecord
{
    /// <summary>See <see cref="DataPart"/>.</summary>
    public required string Part { get; init; }

    /// <summary>Rows of the part.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of classes; 0 for regression.</summary>
    public int Classes { get; init; }

    /// <summary>Counts of <see cref="ConfusionMatrix"/>; null for regression.</summary>
    public IReadOnlyList<int>? Confusion { get; init; }

    /// <summary>Null for classification, and when a prediction is not finite.</summary>
    public RegressionScores? Regression { get; init; }

    /// <summary>
    /// Accuracy on these rows of always saying the most frequent class of the training rows; for regression the RMSE of
    /// always saying their mean.
    /// </summary>
    public double? Trivial { get; init; }

    /// <summary>Null for regression.</summary>
    [JsonIgnore]
    public ConfusionMatrix? Matrix => Confusion is null ? null : new ConfusionMatrix(Classes, Confusion);

    /// <summary>Accuracy, or RMSE for regression: the measure settings are ranked by.</summary>
    [JsonIgnore]
    public double? Score => Confusion is null ? Regression?.Rmse : Matrix!.Accuracy;
}
