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
    private readonly GradientStep<T> step = new(network, data, loss, optimizer, batch);
    private int at;

    /// <summary>Data, forward, loss, backward, update.</summary>
    public void Step()
    {
        if (at + batch > data.Train.Length)
            at = 0;
        step.Gradient(data.Train.AsSpan(at, batch));
        step.Move(optimizer.Lr);
        at += batch;
    }

    /// <summary>Makes that many steps and returns eight hex digits over all weights.</summary>
    public string HashAfter(int steps)
    {
        for (int i = 0; i < steps; i++)
            Step();
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(network.Parameters)))[..8];
    }
}
