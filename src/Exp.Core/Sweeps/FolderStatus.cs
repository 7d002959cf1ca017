using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;

namespace Exp.Core.Sweeps;

/// <summary>How far a results folder is, read from its files alone: a sweep may be at work there, or it may be a copy.</summary>
public sealed record FolderStatus
{
    private const int SpeedSamples = 64;

    /// <summary>Where.</summary>
    public required string Folder { get; init; }

    /// <summary>What was to be done.</summary>
    public required PlanText Plan { get; init; }

    /// <summary>Trials with a result, the crashed ones not counted.</summary>
    public required int Done { get; init; }

    /// <summary>Trials that are being trained now, by a process of this machine.</summary>
    public required IReadOnlyList<PlannedTrialText> Running { get; init; }

    /// <summary>Trials that crashed, with what they said.</summary>
    public required IReadOnlyList<(PlannedTrialText Trial, string Why)> Failed { get; init; }

    /// <summary>Trials that were begun again and again and never ended.</summary>
    public required IReadOnlyList<PlannedTrialText> Poisoned { get; init; }

    /// <summary>Trials that nobody is at.</summary>
    public required IReadOnlyList<PlannedTrialText> Missing { get; init; }

    /// <summary>Baseline fits with a result.</summary>
    public required int FitsDone { get; init; }

    /// <summary>Who sweeps there, or did when it was copied or killed.</summary>
    public required FolderOwner? Owner { get; init; }

    /// <summary>True when every result file was written for this plan.</summary>
    public required bool Complete { get; init; }

    /// <summary>Seconds of one core for what is not done; null before the first trial that ended ok.</summary>
    public required double? CoreSecondsLeft { get; init; }

    /// <summary>The command that goes on; null when the folder does not say.</summary>
    public required string? CommandLine { get; init; }

    /// <summary>Damaged lines and files that are not used.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="ResultsException">It is no results folder.</exception>
    public static FolderStatus Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
            throw new ResultsException($"{folder} is {(File.Exists(folder) ? "a file" : "no folder")}; name a results folder, such as results/smoke");
        if (!File.Exists(Path.Combine(folder, PlanFile.Name)))
            throw new ResultsException($"{folder} is not a results folder: it has no {PlanFile.Name}");
        // First the manifest: what is complete now was complete before the parts were read.
        bool complete = Manifest.IsComplete(folder);
        FolderOwner? owner = FolderOwner.In(folder);
        bool alive = owner?.IsAlive == true;
        PlanText plan = PlanFile.Read(folder);
        PartStore store = PartStore.Open(Path.Combine(folder, PartStore.FolderName));
        HashSet<string> running = !alive ? [] :
            [.. store.Unended.Where(u => u.Writer.ProcessId == owner!.ProcessId && u.Writer.Host == owner.Host).Select(u => u.Id)];
        ILookup<TrialState, PlannedTrialText> trials = plan.Trials.ToLookup(t => StateOf(t.Id, store, running));
        return new FolderStatus
        {
            Folder = folder,
            Plan = plan,
            Done = trials[TrialState.Done].Count(),
            Running = [.. trials[TrialState.Running]],
            Failed = [.. trials[TrialState.Failed].Select(t => (t, store.Trial(t.Id).Trial.WhyText))],
            Poisoned = [.. trials[TrialState.Poisoned]],
            Missing = [.. trials[TrialState.Missing]],
            FitsDone = store.Ids.Count(id => plan.Baselines.Any(b => id.StartsWith(b + "/", StringComparison.Ordinal))),
            Owner = owner,
            Complete = complete,
            CoreSecondsLeft = SecondsOf([.. trials[TrialState.Done]], trials[TrialState.Running].Concat(trials[TrialState.Missing]), store),
            CommandLine = Manifest.CommandLineIn(folder),
            // A line that is being written looks like a damaged one.
            Notes = alive ? [] : store.Notes,
        };
    }

    private enum TrialState
    {
        Done,
        Failed,
        Running,
        Poisoned,
        Missing,
    }

    private static TrialState StateOf(string id, PartStore store, HashSet<string> running) =>
        running.Contains(id) ? TrialState.Running
        : store.HasOnlyFailed(id) ? TrialState.Failed
        : store.Has(id) ? TrialState.Done
        : store.IsPoisoned(id) ? TrialState.Poisoned
        : TrialState.Missing;

    private static double? SecondsOf(PlannedTrialText[] done, IEnumerable<PlannedTrialText> left, PartStore store)
    {
        double flops = 0, seconds = 0;
        // Evenly over the plan: neighbours are alike.
        int step = Math.Max(1, done.Length / SpeedSamples);
        for (int i = 0; i < done.Length; i += step)
        {
            (TrialRecord record, TrialTiming timing) = store.Trial(done[i].Id);
            if (!record.IsOk)
                continue; // ended early
            flops += done[i].Flops;
            seconds += timing.TotalSeconds;
        }
        return flops > 0 ? left.Sum(t => t.Flops) * seconds / flops : null;
    }
}
