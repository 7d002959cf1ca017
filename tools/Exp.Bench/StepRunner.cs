using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Optimizers;
using Exp.Engine.Training;

namespace Exp.Bench;

/// <summary>Makes one training step after another over the shuffled rows.</summary>
internal sealed class StepRunner<T>(Network<T> network, TrainingData<T> data, Loss loss, Optimizer optimizer, int batch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int at;

    public Network<T> Network => network;

    public TrainingData<T> Data => data;

    public GradientStep<T> GradientStep { get; } = new(network, data, loss, optimizer, batch);

    /// <summary>Data, forward, loss, backward, update.</summary>
    public void Step()
    {
        GradientStep.Gradient(NextRows());
        GradientStep.Move(optimizer.Lr);
    }

    /// <summary>The rows of the next batch; from the first again after the last.</summary>
    public ReadOnlySpan<int> NextRows()
    {
        if (at + batch > data.Train.Length)
            at = 0;
        at += batch;
        return data.Train.AsSpan(at - batch, batch);
    }

    /// <summary>Makes that many steps and returns eight hex digits over all weights.</summary>
    public string HashAfter(int steps)
    {
        for (int i = 0; i < steps; i++)
            Step();
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(network.Parameters)))[..8];
    }
}
