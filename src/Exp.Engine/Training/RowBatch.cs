using System.Numerics;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;

namespace Exp.Engine.Training;

/// <summary>Takes some rows through the network: forward, loss, backward. Owns the buffers of a training.</summary>
internal sealed unsafe class RowBatch<T>(Network<T> network, TrainingData<T> data, Loss loss, int rows)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] targets = new T[rows * data.Outputs];
    private readonly int stride = network.Layers[^1].Stride;

    /// <summary>The most rows it takes at once.</summary>
    public int Capacity => rows;

    /// <summary>z, a and d of the last forward pass.</summary>
    public Workspace<T> Workspace { get; } = new(network, rows, gradients: true);

    /// <summary>Outputs [some.Length × stride] of the last forward pass.</summary>
    public Span<T> Outputs => Workspace.A[^1].Span;

    /// <summary>Shape of <see cref="Outputs"/> for that many rows.</summary>
    public LossShape Shape(int some) => new(some, data.Outputs, stride);

    /// <summary>What the mean over these rows divides by: their number, or the sum of their weights in order.</summary>
    public double Weight(ReadOnlySpan<int> some)
    {
        if (!loss.WeighsRows)
            return some.Length;
        double sum = 0;
        foreach (int row in some)
            sum += loss.RowWeight<T>(data.Targets.AsSpan(row * data.Outputs, data.Outputs));
        return sum;
    }

    /// <summary>Forward and the sum of the row losses.</summary>
    public LossSum Score(ReadOnlySpan<int> some)
    {
        network.Forward(Workspace, data.Features, some);
        return Evaluate(some, default, T.Zero);
    }

    /// <summary>
    /// Forward as in training, loss, and the gradient with respect to the outputs (scale · ∂ row loss) left for the
    /// backward pass. The rows begin at place <paramref name="first"/> of the epoch; words are for its dropout masks. They
    /// need not be gathered where somebody else has done it.
    /// </summary>
    public LossSum ScoreWithGradient(
        ReadOnlySpan<int> some, T scale, IMaskWords? words = null, long first = 0, T* gathered = null)
    {
        network.DrawMasks(Workspace, words, first, some.Length);
        network.Forward(Workspace, data.Features, some, training: true, gathered);
        return Evaluate(some, Workspace.D[^1].Span[..(some.Length * stride)], scale);
    }

    /// <summary>The sum of the row losses of the last forward pass; fills the gradient unless it is empty.</summary>
    internal LossSum Evaluate(ReadOnlySpan<int> some, Span<T> gradient, T scale)
    {
        int width = data.Outputs;
        for (int i = 0; i < some.Length; i++)
            data.Targets.AsSpan(some[i] * width, width).CopyTo(targets.AsSpan(i * width));
        return loss.Evaluate<T>(
            Outputs[..(some.Length * stride)], targets.AsSpan(0, some.Length * width), Shape(some.Length), gradient, scale);
    }
}
