using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Baselines.MlNet;

/// <summary>
/// A trainer of ML.NET as a baseline. One thread, because with more its sums depend on their number; a seed by name
/// and repeat; no cache, because that changes the order in which rows are shuffled.
/// </summary>
internal sealed class MlNetBaseline(string name, string summary, DataTask task, Action<MlNetTraining> train) : Baseline
{
    public override KnownBaseline About { get; } = new(
        name, summary, Classification: task == DataTask.Classification, Regression: task == DataTask.Regression);

    public override FittedBaseline Fit(PreparedData data, SeedTree seeds, CancellationToken cancellation)
    {
        if (data.Set.Task != task)
            throw new ArgumentException($"{name} is not for the task of {data.Set.Name}", nameof(data));
        int seed = (int)(seeds.Stream($"baseline/{name}").NextUInt32() >> 1);
        try
        {
            return MlNetFit.Of(data, train, seed, cancellation);
        }
        // A token that stops ML.NET in the middle of a pass surfaces as whatever its reading threads make of it.
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (MissingPart.In(e) is not null)
        {
            throw new BaselineUnavailableException($"{name} cannot run on this machine: {MissingPart.In(e)}", e);
        }
    }
}
