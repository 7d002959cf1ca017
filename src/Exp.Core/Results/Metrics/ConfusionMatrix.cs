namespace Exp.Core.Results.Metrics;

/// <summary>
/// Counts of true class against predicted class, and what follows from them. Shares whose denominator is zero are 0;
/// averages over classes run over all classes, absent ones included (scikit-learn with zero_division=0 and all labels).
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly IReadOnlyList<int> counts;

    /// <param name="classes">Number of classes.</param>
    /// <param name="counts">[classes × (classes + 1)], row = true class; the last column counts rows without a prediction.</param>
    public ConfusionMatrix(int classes, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Count, classes * (classes + 1));
        Classes = classes;
        this.counts = counts;
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>The counts as given to the constructor.</summary>
    public IReadOnlyList<int> Counts => counts;

    /// <summary>All rows.</summary>
    public int Rows => counts.Sum();

    /// <summary>Rows whose class is right.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(k => Count(k, k));

    /// <summary>Correct / Rows.</summary>
    public double Accuracy => Share(Correct, Rows);

    /// <summary>Plain mean of F1 over all classes.</summary>
    public double MacroF1 => Classes == 0 ? 0 : Enumerable.Range(0, Classes).Sum(F1) / Classes;

    /// <summary>Rows of class <paramref name="actual"/> predicted as <paramref name="predicted"/>; −1: without a prediction.</summary>
    public int Count(int actual, int predicted) =>
        counts[(actual * (Classes + 1)) + (predicted < 0 ? Classes : predicted)];

    /// <summary>Rows of the class.</summary>
    public int Support(int actual) => Enumerable.Range(-1, Classes + 1).Sum(p => Count(actual, p));

    /// <summary>Rows predicted as the class.</summary>
    public int Predicted(int predicted) => Enumerable.Range(0, Classes).Sum(a => Count(a, predicted));

    /// <summary>Share of the rows of the class that were found.</summary>
    public double Recall(int k) => Share(Count(k, k), Support(k));

    /// <summary>Share of the rows predicted as the class that are of it.</summary>
    public double Precision(int k) => Share(Count(k, k), Predicted(k));

    /// <summary>Harmonic mean of recall and precision.</summary>
    public double F1(int k) => Share(2 * Count(k, k), Support(k) + Predicted(k));

    /// <summary>Counts predictions; −1 stands for no prediction and is wrong for every class.</summary>
    public static ConfusionMatrix Of(int classes, ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, labels.Length);
        int[] counts = new int[classes * (classes + 1)];
        for (int i = 0; i < labels.Length; i++)
            counts[(labels[i] * (classes + 1)) + (predictions[i] < 0 ? classes : predictions[i])]++;
        return new ConfusionMatrix(classes, counts);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
