using System.Numerics;
using Exp.Core.Data.Splits;
using Exp.Engine.Batching;
using Exp.Engine.Numbers;

namespace Exp.Core.Data;

/// <summary>
/// A data set split and scaled for one repeat: what network and baselines both see. Immutable and shared between threads.
/// </summary>
public sealed class PreparedData
{
    private const int NamesShown = 5;

    private readonly Scaling scaling;
    private readonly ColumnScaling columns;
    private readonly Lazy<FeatureRows<float>> singles;
    private readonly Lazy<FeatureRows<double>> doubles;

    private PreparedData(DataSet set, Scaling scaling, ColumnScaling columns)
    {
        (Set, this.scaling, this.columns) = (set, scaling, columns);
        singles = new Lazy<FeatureRows<float>>(Scaled<float>);
        doubles = new Lazy<FeatureRows<double>>(Scaled<double>);
    }

    /// <summary>The set as the settings see it: classes and labels are those to be told apart (see <see cref="DataSettings.View"/>).</summary>
    public DataSet Set { get; }

    /// <summary>Training rows, in file order.</summary>
    public int[] Train { get; init; } = [];

    /// <summary>Validation rows, in file order; may be empty.</summary>
    public int[] Validation { get; init; } = [];

    /// <summary>Test rows, in file order; may be empty.</summary>
    public int[] Test { get; init; } = [];

    /// <summary>Regression: scaled target = (target − TargetMean) / TargetScale.</summary>
    public double TargetMean { get; init; }

    /// <summary>See <see cref="TargetMean"/>; 1 when targets are not scaled.</summary>
    public double TargetScale { get; init; } = 1;

    /// <summary>Offset, divisor and fill of every feature; the fill is NaN where no training row has an empty cell.</summary>
    public (IReadOnlyList<double> Offsets, IReadOnlyList<double> Divisors, IReadOnlyList<double> Fills) InputColumns => Set.Bytes is not null && PixelDivisor(scaling) is { } divisor
        ? (new double[Set.Width], [.. Enumerable.Repeat(divisor, Set.Width)], NoFills)
        : (columns.Offsets, columns.Divisors, Set.HasMissingCells ? columns.Fills : NoFills);

    /// <summary>What the user should know once: constant columns, dropped rows, a clipped cap.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Splits and scales. The same for every trial with these settings and seeds.</summary>
    /// <param name="set">The set as loaded.</param>
    /// <param name="settings">The section data:.</param>
    /// <param name="seeds">Of the repeat.</param>
    /// <exception cref="DataException">The settings do not fit the rows.</exception>
    public static PreparedData Make(DataSet set, DataSettings settings, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(seeds);
        DataSet view = settings.View(set);
        RowSplit split = RowSplit.Of(view, settings, seeds);
        Scaling scaling = settings.Scale ?? (view.Bytes is null ? Scaling.Standard : Scaling.Unit);
        if (view.Bytes is null && scaling == Scaling.Unit256)
            throw new DataException($"{view.Name}: scale unit256 is for images; use unit, minmax or standard");
        // All pixels share one divisor: there is nothing to fit.
        Scaling fitted = view.Bytes is not null && PixelDivisor(scaling) is not null ? Scaling.None : scaling;
        ColumnScaling columns = ColumnScaling.Fit(view, split.Train, fitted);
        ColumnFit target = FitTarget(view, split.Train, settings.TargetScale);
        return new PreparedData(view, scaling, columns)
        {
            Train = split.Train, Validation = split.Validation, Test = split.Test,
            TargetMean = target.Offset, TargetScale = target.Divisor,
            Notes = [.. view.Notes.Concat(split.Notes).Concat(ConstantColumns(view, columns)).Select(VisibleText.Of)],
        };
    }

    /// <summary>All rows of the set, scaled; made once per precision.</summary>
    /// <exception cref="DataException">A number does not fit the precision.</exception>
    public FeatureRows<T> Features<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return (FeatureRows<T>)(object)singles.Value;
        return typeof(T) == typeof(double) ? (FeatureRows<T>)(object)doubles.Value : Scaled<T>();
    }

    /// <summary>Why the rows cannot be held in this precision; null when they can. Pixels always can.</summary>
    public string? Objection<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            if (Set.Bytes is null)
                _ = Features<T>();
            _ = Targets<T>();
            return null;
        }
        catch (DataException bad)
        {
            return bad.Message;
        }
    }

    /// <summary>Regression: the targets of all rows as the network sees them; empty for classes.</summary>
    /// <exception cref="DataException">A number does not fit the precision.</exception>
    public T[] Targets<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] targets = new T[Set.Task == DataTask.Regression ? Set.Rows : 0];
        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = T.CreateChecked(ScaledTarget(row));
            if (!T.IsFinite(targets[row]))
                throw new DataException($"{Set.Name}: the target of row {row + 1} is too large for the engine's numbers; set target_scale: standard or precision: float64");
        }
        return targets;
    }

    /// <summary>Regression: the target of a row as the network sees it.</summary>
    public double ScaledTarget(int row) => (Set.Targets[row] - TargetMean) / TargetScale;

    /// <summary>Regression: what an output of the network means in the units of the data.</summary>
    public double OriginalTarget(double scaled) => (scaled * TargetScale) + TargetMean;

    private double[] NoFills => [.. Enumerable.Repeat(double.NaN, Set.Width)];

    /// <summary>What all pixels of an image are divided by; null when each column is scaled by itself.</summary>
    internal static double? PixelDivisor(Scaling scaling) => scaling switch
    {
        Scaling.None => 1,
        Scaling.Unit => byte.MaxValue,
        Scaling.Unit256 => byte.MaxValue + 1,
        _ => null,
    };

    private FeatureRows<T> Scaled<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Set.Bytes is { } bytes && PixelDivisor(scaling) is { } divisor
            ? new ByteRows<T>(bytes, Set.Rows, Set.Width, divisor)
            : new RealRows<T>(columns.Apply<T>(Set), Set.Rows, Set.Width);

    private static ColumnFit FitTarget(DataSet set, int[] train, Scaling scaling)
    {
        if (set.Task == DataTask.Classification)
            return new ColumnFit(0, 1, false);
        if (scaling is not (Scaling.None or Scaling.Standard))
            throw new DataException("target_scale is none or standard");
        ColumnFit fit = ColumnFit.Of([.. train.Select(row => set.Targets[row])], scaling);
        return double.IsFinite(fit.Offset) && double.IsFinite(fit.Divisor)
            ? fit
            : throw new DataException($"{set.Name}: the target holds numbers too large to scale; set target_scale: none");
    }

    private static IEnumerable<string> ConstantColumns(DataSet set, ColumnScaling columns)
    {
        if (columns.Constant.Count == 0)
            yield break;
        IEnumerable<string> names = columns.Constant.Take(NamesShown).Select(c => $"'{set.FeatureNames[c]}'");
        int others = columns.Constant.Count - NamesShown;
        yield return $"{set.Name}: the same in every training row, so scaled to 0: {string.Join(", ", names)}{(others > 0 ? $" and {others} more" : "")}";
    }
}
