using System.Numerics;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Training;

/// <summary>One step in two halves: the gradient of the mean loss over some rows, and the move along it.</summary>
internal sealed class GradientStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> network;
    private readonly PinnedBlock<T> gradient;
    private readonly Stepper<T> stepper;

    /// <summary>Makes the buffers for steps of <paramref name="batchSize"/> rows.</summary>
    public GradientStep(Network<T> network, TrainingData<T> data, Loss loss, Optimizer optimizer, int batchSize)
    {
        this.network = network;
        int capacity = Math.Max(Math.Min(batchSize, DepthBlocks.Longest), Network<T>.EvaluationRows);
        Batch = new RowBatch<T>(network, data, loss, capacity);
        gradient = new PinnedBlock<T>(network.Parameters.Length);
        stepper = optimizer.Start<T>(network.Parameters.Length);
    }

    /// <summary>The rows on their way through the network; also good for scoring.</summary>
    public RowBatch<T> Batch { get; }

    /// <summary>The words of the dropout masks of the epoch; needed only where there is dropout.</summary>
    public IMaskWords? Masks { get; set; }

    /// <summary>The last gradient, in the layout of the network's parameters.</summary>
    public ReadOnlySpan<T> Values => gradient.Span;

    /// <summary>
    /// The gradient of the mean loss; more than <see cref="DepthBlocks.Longest"/> rows are added up block by block.
    /// When the loss is not finite the gradient is not complete.
    /// </summary>
    /// <param name="rows">Row numbers.</param>
    /// <param name="place">Where they begin in the order of the epoch; dropout masks depend on it.</param>
    public LossSum Gradient(ReadOnlySpan<int> rows, long place = 0)
    {
        T scale = T.One / T.CreateChecked(Batch.Weight(rows));
        double total = 0;
        int mistakes = 0;
        for (int first = 0; first < rows.Length; first += DepthBlocks.Longest)
        {
            ReadOnlySpan<int> block = rows.Slice(first, Math.Min(DepthBlocks.Longest, rows.Length - first));
            LossSum loss = Batch.ScoreWithGradient(block, scale, Masks, place + first);
            total += loss.Total;
            mistakes += loss.Mistakes;
            if (!double.IsFinite(total))
                break;
            network.Backward(Batch.Workspace, block.Length, gradient, add: first > 0);
        }
        return new LossSum(total, mistakes);
    }

    /// <summary>Moves the weights along the last gradient.</summary>
    public void Move(double lr) => stepper.Step(network.Parameters, gradient.Span, lr);
}
