using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Engine.Numbers;

namespace Exp.Core.Run;

/// <summary>A model to set beside the network: same rows, features, splits and class order; scored by our own metrics.</summary>
public abstract class Baseline
{
    /// <summary>Name, summary and the tasks it is for.</summary>
    public abstract KnownBaseline About { get; }

    /// <summary>Fits on data.Train. Single-threaded, seeded: twice the same bits on one machine.</summary>
    /// <exception cref="BaselineUnavailableException">Something it needs is missing on this machine.</exception>
    public abstract FittedBaseline Fit(PreparedData data, SeedTree seeds, CancellationToken cancellation);
}
