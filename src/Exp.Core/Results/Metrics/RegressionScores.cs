namespace Exp.Core.Results.Metrics;

/// <summary>Errors of real predictions, in the units of the target.</summary>
/// <param name="Rmse">Root of the mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">1 − squared error / squared deviation from the mean; for a constant target 1 when exact, else 0 (scikit-learn).</param>
public sealed record RegressionScores(double Rmse, double Mae, double R2)
{
    /// <summary>Null when there are no rows, or when a prediction or a score is not finite.</summary>
    public static RegressionScores? Of(ReadOnlySpan<double> targets, ReadOnlySpan<double> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, targets.Length);
        if (targets.Length == 0)
            return null;
        double mean = Mean(targets), squares = 0, absolutes = 0, deviations = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double error = targets[i] - predictions[i], deviation = targets[i] - mean;
            squares += error * error;
            absolutes += Math.Abs(error);
            deviations += deviation * deviation;
        }
        double r2 = deviations > 0 ? 1 - (squares / deviations) : squares == 0 ? 1 : 0;
        return double.IsFinite(squares) && double.IsFinite(r2)
            ? new RegressionScores(Math.Sqrt(squares / targets.Length), absolutes / targets.Length, r2)
            : null;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}
