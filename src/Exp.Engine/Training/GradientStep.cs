using System.Numerics;
using Exp.Engine.Clipping;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;

namespace Exp.Engine.Training;

/// <summary>One step in two halves: the gradient of the mean loss over some rows, and the move along it.</summary>
internal sealed unsafe class GradientStep<T> : IObjective
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly PinnedBlock<T> gradient;
    private readonly Stepper<T> stepper;
    private readonly WeightRules<T>? rules;
    private readonly Clip? clip;
    private readonly int part;
    private readonly int[] again;
    private int rowCount;
    private long place;

    /// <summary>Makes the buffers for steps of <paramref name="batchSize"/> rows.</summary>
    /// <param name="network">Its weights move in place.</param>
    /// <param name="data">The rows.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How the step is made.</param>
    /// <param name="batchSize">The most rows of a step.</param>
    /// <param name="part">Rows taken through the network at a time; null for as many as the arithmetic allows.</param>
    /// <param name="regularization">Penalties and limits; null for none.</param>
    /// <param name="clip">What is done to large gradients; null for nothing.</param>
    public GradientStep(
        Network<T> network, TrainingData<T> data, Loss loss, Optimizer optimizer, int batchSize,
        int? part = null, Regularization? regularization = null, Clip? clip = null)
    {
        this.network = network;
        this.clip = clip is NoClip ? null : clip;
        this.part = Math.Min(part ?? batchSize, network.UsesBatch ? batchSize : DepthBlocks.Longest);
        int capacity = Math.Max(Math.Min(batchSize, this.part), Network<T>.EvaluationRows);
        Batch = new RowBatch<T>(network, data, loss, capacity);
        gradient = new PinnedBlock<T>(network.Parameters.Length);
        stepper = LayerRates.Start(network, optimizer);
        if (regularization is { Acts: true })
            rules = new WeightRules<T>(regularization, network, data.Train.Length);
        again = optimizer.NeedsObjective ? new int[batchSize] : [];
    }

    /// <summary>The rows on their way through the network; also good for scoring.</summary>
    public RowBatch<T> Batch { get; }

    /// <summary>The words of the dropout masks of the epoch; needed only where there is dropout.</summary>
    public IMaskWords? Masks { get; set; }

    /// <summary>Rows gathered for several trainings; null for a training by itself.</summary>
    public SharedRows<T>? Shared { get; set; }

    /// <summary>The epoch whose order places refer to.</summary>
    public int Epoch { get; set; }

    /// <summary>The last gradient, penalties and clipping included, in the layout of the network's parameters.</summary>
    public ReadOnlySpan<T> Values => gradient.Span;

    /// <summary>The penalty on the weights of the last gradient; 0 without regularization.</summary>
    public double Penalty { get; private set; }

    /// <summary>Weights to be scored and kept in the place of the network's; empty for most optimizers.</summary>
    public ReadOnlySpan<T> Averages => stepper.Averages;

    /// <summary>The mean loss of the last gradient, penalty included.</summary>
    public double Value { get; private set; }

    /// <summary>
    /// The gradient of the mean loss and the penalty; more rows than are taken at a time are added up block by block. When
    /// the loss is not finite the gradient is not complete.
    /// </summary>
    /// <param name="rows">Row numbers.</param>
    /// <param name="place">Where they begin in the order of the epoch; dropout masks depend on it.</param>
    /// <returns>The sum of the row losses, without the penalty.</returns>
    public LossSum Gradient(ReadOnlySpan<int> rows, long place = 0)
    {
        (rowCount, this.place) = (rows.Length, place);
        if (again.Length > 0)
            rows.CopyTo(again);
        double weight = Batch.Weight(rows), total = 0;
        T scale = T.One / T.CreateChecked(weight);
        int mistakes = 0;
        for (int first = 0; first < rows.Length; first += part)
        {
            ReadOnlySpan<int> block = rows.Slice(first, Math.Min(part, rows.Length - first));
            T* gathered = Shared is null ? null : Shared.Find(Epoch, place + first, block.Length);
            LossSum loss = Batch.ScoreWithGradient(block, scale, Masks, place + first, gathered);
            total += loss.Total;
            mistakes += loss.Mistakes;
            if (!double.IsFinite(total))
                break;
            network.Backward(Batch.Workspace, block.Length, gradient, add: first > 0);
        }
        Penalty = rules?.Penalty(rows.Length) ?? 0;
        rules?.AddGradient(gradient, rows.Length);
        clip?.Apply(gradient.Span, network.Tensors);
        Value = (total / weight) + Penalty;
        return new LossSum(total, mistakes);
    }

    /// <summary>The mean loss, penalty included, of the same rows with the weights as they are now, and its gradient.</summary>
    public double Evaluate()
    {
        Gradient(again.AsSpan(0, rowCount), place);
        return Value;
    }

    /// <summary>The penalty on the weights as they are now, for a step of that many rows.</summary>
    public double PenaltyNow(int rows) => rules?.Penalty(rows) ?? 0;

    /// <summary>Moves the weights along the last gradient.</summary>
    public void Move(double lr)
    {
        rules?.Shrink(lr, rowCount);
        stepper.Step(network.Parameters, gradient.Span, lr, this);
        rules?.Limit();
    }
}
