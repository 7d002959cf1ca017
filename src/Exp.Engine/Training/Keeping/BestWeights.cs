using System.Numerics;
using Exp.Engine.Monitoring;
using Exp.Engine.Networks;

namespace Exp.Engine.Training.Keeping;

/// <summary>Remembers the weights of the epoch a <see cref="Keep"/> asks for.</summary>
internal sealed class BestWeights<T>(Keep keep, Network<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightsCopy<T>? copy = keep.Watched is null ? null : new WeightsCopy<T>(network);

    /// <summary>The epoch whose weights the training ends with; null before the first.</summary>
    public EpochRow? Row { get; private set; }

    /// <summary>Takes an epoch that has just been scored, while the network has the scored weights.</summary>
    public void See(EpochRow row)
    {
        if (!row.Finite)
            return;
        if (keep.Watched is not { } metric || copy is null)
        {
            Row = row;
            return;
        }
        if (row.Of(metric) is not double value || !double.IsFinite(value))
            return;
        if (Row?.Of(metric) is double best && metric.Gain(value, best) <= 0)
            return;
        Row = row;
        copy.Take();
    }

    /// <summary>Puts the network back to the kept epoch.</summary>
    public void Restore()
    {
        if (Row is not null)
            copy?.Restore();
    }
}
