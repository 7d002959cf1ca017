using System.Numerics;
using Exp.Engine.Draws;
using Exp.Engine.Networks;
using Exp.Engine.Schedules;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Training;

/// <summary>One training on its way: the loop over epochs and steps.</summary>
internal sealed class TrainingRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSpec spec;
    private readonly TrainingDraws draws;
    private readonly Network<T> network;
    private readonly TrainingData<T> data;
    private readonly Action<EpochRow>? onEpoch;
    private readonly GradientStep<T> gradientStep;
    private readonly RateWatch? rateWatch;
    private readonly BestWeights<T> kept;
    private readonly WeightsCopy<T> live;
    private readonly List<EpochRow> epochs = [];
    private readonly int[] order, rows;
    private readonly int batchSize, stepsPerEpoch;
    private long step;
    private double lr, total, visited;
    private int mistakes;
    private TrainingResult<T>? result;

    public TrainingRun(
        TrainingSpec spec, TrainingDraws draws, Network<T> network, TrainingData<T> data, Action<EpochRow>? onEpoch)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfZero(data.Train.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Features.Width, spec.Network.Inputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Outputs, spec.Network.Outputs);
        (this.spec, this.draws, this.network, this.data, this.onEpoch) = (spec, draws, network, data, onEpoch);
        batchSize = spec.Batching.SizeFor(data.Train.Length);
        stepsPerEpoch = spec.Batching.StepsFor(data.Train.Length);
        order = new int[data.Train.Length];
        rows = new int[data.Train.Length];
        gradientStep = new GradientStep<T>(
            network, data, spec.Loss, spec.Optimizer, batchSize, spec.Batching.PartFor(data.Train.Length), spec.Regularization, spec.Clip);
        rateWatch = spec.Schedule.Watch(spec.Optimizer.Lr);
        kept = new BestWeights<T>(spec.Keep ?? spec.Stop.Keep, network);
        live = new WeightsCopy<T>(network);
    }

    /// <summary>Rows gathered for several trainings at once; null for a training by itself.</summary>
    public SharedRows<T>? Shared
    {
        set => gradientStep.Shared = value;
    }

    /// <summary>Rows per step.</summary>
    public int BatchSize => batchSize;

    private RowBatch<T> Batch => gradientStep.Batch;

    private long BudgetSteps => (long)spec.Epochs * stepsPerEpoch;

    // A float loss of 1e6 times the start is as hopeless as a double one of 1e8 times.
    private static double CapFactor => typeof(T) == typeof(float) ? 1e6 : 1e8;

    /// <summary>What came of it, once the course has ended.</summary>
    public TrainingResult<T> Result => result ?? throw new InvalidOperationException("the training has not ended");

    /// <summary>The row numbers of a stretch.</summary>
    public ReadOnlySpan<int> Rows(Stretch stretch) => rows.AsSpan(stretch.First, stretch.Count);

    /// <summary>
    /// The training, cut into stretches of that many steps within an epoch: before each it says which rows come, and goes on
    /// when asked for the next.
    /// </summary>
    /// <param name="stepsPerStretch">At least 1; does not change a number.</param>
    /// <param name="cancellation">Asked before every step.</param>
    public IEnumerable<Stretch> Course(int stepsPerStretch, CancellationToken cancellation)
    {
        lr = Rate(0);
        EpochRow start = Report(0, null, null);
        Probe before = Probe.Take(Batch, network, data, spec.Loss);
        double startLoss = start.Train.Loss + (start.Penalty ?? 0);
        var watch = new LossWatch(startLoss, BudgetSteps, batchSize == data.Train.Length, CapFactor);
        StopWatch stop = spec.Stop.Start(new StopOutlook(start, 6.0 * network.Spec.WeightCount * data.Train.Length));
        string? reason = null;
        Verdict? verdict = start.Finite ? null : Verdict.Nonfinite(0, start.Train.Loss, "the loss", double.NaN);
        for (int epoch = 1; epoch <= spec.Epochs && verdict is null && reason is null; epoch++)
        {
            BeginEpoch(epoch);
            for (int s = 0; s < stepsPerEpoch && verdict is null; s++)
            {
                if (s % stepsPerStretch == 0)
                    yield return Ahead(epoch, s, stepsPerStretch);
                verdict = Step(epoch, s, watch, cancellation);
            }
            verdict ??= EndEpoch(epoch, watch);
            if (verdict is null)
                reason = ReasonToStop(stop, epochs[^1]);
        }
        result = End(start, startLoss, watch, before, verdict, reason);
    }

    private Stretch Ahead(int epoch, int step, int steps)
    {
        int first = step * batchSize;
        long last = Math.Min((long)first + ((long)steps * batchSize), Math.Min(rows.Length, (long)stepsPerEpoch * batchSize));
        return new Stretch(epoch, first, (int)(last - first));
    }

    private TrainingResult<T> End(EpochRow start, double startLoss, LossWatch watch, Probe before, Verdict? verdict, string? reason)
    {
        bool whole = epochs[^1].Finite;
        double? constant = ConstantPrediction.Loss(data, spec.Loss);
        UseAverages();
        Probe after = Probe.Take(Batch, network, data, spec.Loss);
        verdict ??= Verdict.AtEnd(start.Train.Loss, epochs[^1].Train.Loss, constant, watch, before, after);
        if (whole)
            kept.Restore();
        return new TrainingResult<T>(
            verdict.Status, verdict.Reason, verdict.FirstBadStep, verdict.FirstBadStep > 0 ? watch.LastAccepted : null,
            verdict.NonfiniteKind, epochs, step, BudgetSteps, constant, watch.Peak / startLoss, watch.PeakStep,
            after.DeadFraction, after.SaturatedFraction, network)
        {
            StopReason = epochs[^1].Epoch < spec.Epochs ? reason ?? "" : "",
            Kept = whole ? kept.Row : null,
        };
    }

    private string? ReasonToStop(StopWatch stop, EpochRow epoch)
    {
        if (rateWatch is not null)
            rateWatch.See(epoch.Of(spec.Schedule.Watched!.Value) ?? double.NaN);
        return stop.See(epoch) ?? (rateWatch is { Exhausted: true } ? "the schedule cannot cut the rate any further" : null);
    }

    private void BeginEpoch(int epoch)
    {
        draws.Order(order, spec.Batching, epoch);
        gradientStep.Masks = network.MasksOf(spec.Seeds, epoch);
        gradientStep.Epoch = epoch;
        for (int i = 0; i < order.Length; i++)
            rows[i] = data.Train[order[i]];
        (total, visited, mistakes) = (0, 0, 0);
    }

    // A verdict when training has to stop here.
    private Verdict? Step(int epoch, int s, LossWatch watch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        step++;
        lr = Rate(epoch - 1);
        ReadOnlySpan<int> some = rows.AsSpan(s * batchSize, Math.Min(batchSize, rows.Length - (s * batchSize)));
        (double sum, int wrong) = gradientStep.Gradient(some, s * batchSize);
        double weight = Batch.Weight(some), mean = gradientStep.Value;
        if (!double.IsFinite(mean))
            return BrokenOff(epoch, Verdict.Nonfinite(step, mean, "the loss", watch.LastAccepted));
        if (!watch.Accept(step, mean))
            return BrokenOff(epoch, Verdict.AboveCap(step, watch));
        gradientStep.Move(lr);
        total += sum + (gradientStep.Penalty * weight);
        mistakes += wrong;
        visited += weight;
        return null;
    }

    private Verdict? EndEpoch(int epoch, LossWatch watch)
    {
        EpochRow row = Report(epoch, total / visited, spec.Loss.CountsMistakes ? mistakes : null);
        return row.Finite ? null : Verdict.Nonfinite(
            step, double.IsFinite(row.Train.Loss) ? row.WeightNorm : row.Train.Loss,
            double.IsFinite(row.Train.Loss) ? "a weight" : "the loss", watch.LastAccepted);
    }

    private Verdict BrokenOff(int epoch, Verdict verdict)
    {
        var none = new PartScore(double.NaN, null);
        Add(new EpochRow(epoch, step, lr, none, null, null, null, null, double.NaN, Finite: false));
        return verdict;
    }

    private EpochRow Report(int epoch, double? batchLoss, int? mistakes)
    {
        bool averaged = gradientStep.Averages.Length > 0;
        if (averaged)
            live.Take();
        UseAverages();
        PartScore train = Evaluation.Score(Batch, data, data.Train);
        double norm = WeightNorm();
        var row = new EpochRow(
            epoch, step, lr, train, Part(data.Validation), Part(data.Test), batchLoss, mistakes, norm,
            double.IsFinite(train.Loss) && double.IsFinite(norm))
        {
            Penalty = spec.Regularization.InLoss ? gradientStep.PenaltyNow(batchSize) : null,
        };
        kept.See(row);
        if (averaged)
            live.Restore();
        return Add(row);
    }

    private void UseAverages()
    {
        if (gradientStep.Averages.Length > 0)
            gradientStep.Averages.CopyTo(network.Parameters);
    }

    private EpochRow Add(EpochRow row)
    {
        epochs.Add(row);
        onEpoch?.Invoke(row);
        return row;
    }

    private PartScore? Part(int[] part) => part.Length == 0 ? null : Evaluation.Score(Batch, data, part);

    private double Rate(int epochTick)
    {
        if (rateWatch is not null)
            return rateWatch.Rate;
        return spec.Schedule.Per == SchedulePer.Epoch
            ? spec.Schedule.Rate(spec.Optimizer.Lr, epochTick, spec.Epochs)
            : spec.Schedule.Rate(spec.Optimizer.Lr, Math.Max(step - 1, 0), BudgetSteps);
    }

    // In memory order, in double: panels, inputs, outputs.
    private double WeightNorm()
    {
        double squares = 0;
        foreach (T weight in network.Parameters)
        {
            double w = double.CreateChecked(weight);
            squares += w * w;
        }
        return Math.Sqrt(squares);
    }
}
