using Exp.Core.Plan;
using Exp.Core.Results.Parts;
using Exp.Core.Sweeps;

namespace Exp.Cli.Terminal;

/// <summary>What is missing after a sweep, why, and how to go on.</summary>
internal static class RestText
{
    /// <summary>Nothing when everything is there.</summary>
    public static void Write(SweepOutcome outcome, SweepRequest request, TextWriter writer)
    {
        foreach (string line in Of(outcome, request))
            writer.WriteLine(line);
    }

    private static IEnumerable<string> Of(SweepOutcome outcome, SweepRequest request)
    {
        if (outcome.Missing + outcome.MissingFits == 0)
            yield break;
        string missing = $"{Missing(outcome)} missing";
        if (outcome.Poisoned > 0)
            yield return $"{outcome.Poisoned} given up (begun {PartStore.PoisonBegins} times, never ended); {missing}; try again with: {request.CommandLine} --retry-failed";
        if (outcome.OutOfTime)
        {
            string hint = outcome.Trained > 0 ? "" : " (none of them is forecast to end in that time: allow more)";
            yield return $"--max-time is reached; {missing}{hint}; go on with: {request.CommandLine}";
        }
        else if (outcome.Left > outcome.Poisoned)
            yield return $"stopped after a crash; {missing}; go on with: {request.CommandLine}";
        else if (outcome.Left == 0)
        {
            yield return $"shard {request.Shard} is done; no tables yet, for the other shards' results are not here: {missing}";
            yield return $"when they are done too, put them together with: exp merge {ShellWord.Quote(request.Folder)} OTHER_FOLDERS";
        }
    }

    private static string Missing(SweepOutcome outcome) => string.Join(
        " and ",
        new[] { (outcome.Missing, "trial"), (outcome.MissingFits, "baseline fit") }.Where(m => m.Item1 > 0).Select(m => Words.Count(m.Item1, m.Item2)));
}
