using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Parts;

namespace Exp.Core.Sweeps;

/// <summary>What one start has to do with: its shard of the plan, by what is done, to be done, and given up.</summary>
internal sealed class Share
{
    /// <param name="request">The plan and the shard.</param>
    /// <param name="fits">Every fit of the plan.</param>
    /// <param name="store">What was done before.</param>
    /// <param name="folder">Where networks are kept.</param>
    public Share(SweepRequest request, IReadOnlyList<FitJob> fits, PartStore store, ResultsFolder folder)
    {
        IReadOnlyList<Trial> all = request.Plan.Trials;
        Trial[] trials = [.. all.Where((_, place) => request.Shard.Holds(place))];
        FitJob[] own = [.. fits.Where((_, place) => request.Shard.Holds(all.Count + place))];
        (TrialCount, FitCount) = (trials.Length, own.Length);
        bool IsToDo(string id) => request.RetryFailed
            ? !store.Has(id) || store.HasOnlyFailed(id)
            : !store.Has(id) && !store.IsPoisoned(id);
        Trials = [.. trials.Where(t => IsToDo(t.Id) || (request.SaveModels && LacksModel(t.Id)))];
        Fits = [.. own.Where(f => IsToDo(f.Key.ToString()))];
        if (!request.RetryFailed)
            Poisoned = [.. trials.Where(t => store.IsPoisoned(t.Id)).Select(Coverage.Name), .. own.Select(f => f.Key.ToString()).Where(store.IsPoisoned)];
        Reused = all.Count(t => store.Has(t.Id)) - Trials.Count(t => store.Has(t.Id));

        // A network that ended non-finite is not kept, nor is one that crashed.
        bool LacksModel(string id) => store.Has(id) && !File.Exists(folder.Model(id))
            && store.Trial(id).Trial.Status is not (TrialStatus.DivergedNonfinite or TrialStatus.Crashed);
    }

    /// <summary>Trials of the shard.</summary>
    public int TrialCount { get; }

    /// <summary>Fits of the shard.</summary>
    public int FitCount { get; }

    /// <summary>Trials to do now.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Fits to do now.</summary>
    public IReadOnlyList<FitJob> Fits { get; }

    /// <summary>Names of what was begun too often and never ended.</summary>
    public IReadOnlyList<string> Poisoned { get; } = [];

    /// <summary>Trials of the whole plan that have a record and keep it.</summary>
    public int Reused { get; }

    /// <summary>True when there is nothing to do.</summary>
    public bool IsDone => Trials.Count + Fits.Count == 0;
}
