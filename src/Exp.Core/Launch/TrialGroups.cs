using Exp.Core.Plan;
using Exp.Engine.Batching;
using Exp.Engine.Draws;
using Exp.Engine.Training;

namespace Exp.Core.Launch;

/// <summary>Which trials are trained in turn on one thread, so that their rows are gathered once: small networks on wide rows.</summary>
internal static class TrialGroups
{
    /// <summary>The most trials of a group.</summary>
    public const int Largest = 8;

    // Below, a row costs next to nothing; above, gathering costs next to nothing beside the products.
    private const int FewestInputs = 32;
    private const long MostParameters = 100_000;

    // Groups per job: fewer would leave cores without work at the end.
    private const int TasksPerJob = 3;

    /// <summary>The trials, cut into groups; every trial is in exactly one. The heaviest group first.</summary>
    /// <param name="trials">What is to be done.</param>
    /// <param name="jobs">Trials at a time.</param>
    /// <param name="rows">Names the prepared rows of a trial.</param>
    /// <param name="alone">Trials that are not to be in a group with others.</param>
    public static IReadOnlyList<IReadOnlyList<Trial>> Of(
        IReadOnlyList<Trial> trials, int jobs, Func<Trial, string> rows, Func<Trial, bool> alone)
    {
        int size = Math.Clamp(trials.Count / (TasksPerJob * jobs), 1, Largest);
        Trial[] heaviestFirst = [.. trials.OrderByDescending(t => t.Flops).ThenBy(t => t.Index)];
        return
        [
            .. heaviestFirst
                .GroupBy(t => !alone(t) && MayShare(t) ? Sharing(t, rows(t)) : (object)t.Id)
                .SelectMany(g => Cut([.. g], size))
                .OrderByDescending(g => g.Sum(t => t.Flops)).ThenBy(g => g[0].Index),
        ];
    }

    private static bool MayShare(Trial trial) =>
        trial.Settings.Rng is PhiloxRng && trial.Network.InputDropout == 0 && !trial.Settings.Optimizer.NeedsObjective
        && trial.Network.Inputs >= FewestInputs && trial.Network.ParameterCount <= MostParameters
        && trial.Settings.Batch.SizeFor(int.MaxValue) <= SharedTraining.MostRowsPerStep;

    // What has to be the same: rows, their order, steps, number type, and how targets are coded.
    private static (string, Precision, BatchStrategy, object, int) Sharing(Trial trial, string rows) =>
        (rows, trial.Settings.Precision, trial.Settings.Batch, (trial.Settings.Loss.Coding, trial.Settings.Loss.CountTargets), trial.Network.Outputs);

    // As many groups as the size asks for, of sizes that differ by one at most; neighbours in weight go to different ones.
    private static IEnumerable<IReadOnlyList<Trial>> Cut(Trial[] trials, int size)
    {
        int count = (trials.Length + size - 1) / size;
        return Enumerable.Range(0, count).Select(g => trials.Where((_, i) => i % count == g).ToArray());
    }
}
