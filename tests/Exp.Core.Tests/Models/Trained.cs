using Exp.Core.Data;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Models;

/// <summary>Small networks, trained for a moment.</summary>
internal sealed record Trained(TrainedModel Model, TrialRecord Record, PreparedData Data)
{
    /// <summary>Trains the only trial of a config on that data.</summary>
    public static Trained On(string data, params string[] overrides)
    {
        (TrialOutcome outcome, PreparedData prepared) = Outcome(data, overrides);
        return new Trained(outcome.Model!(), outcome.Record, prepared);
    }

    /// <summary>The same, for one that may leave no network.</summary>
    public static (TrialOutcome Outcome, PreparedData Data) Outcome(string data, params string[] overrides)
    {
        SweepPlan plan = Plans.Of($"name: one\ndata: {data}\nmodel: {{kind: mlp, hidden: [6, 5]}}\ntrain: {{epochs: 2}}", null, overrides);
        Trial trial = plan.Trials[0];
        PreparedData prepared = PreparedData.Make(plan.Sets[trial.Settings.Data.Dataset], trial.Settings.Data, trial.Seeds);
        return (TrialRunner.Run(trial, prepared, TimeProvider.System, CancellationToken.None), prepared);
    }

    /// <summary>Features of some rows in their original units.</summary>
    public double[] Rows(int[] rows)
    {
        int width = Data.Set.Width;
        return [.. rows.SelectMany(row => Enumerable.Range(0, width)
            .Select(c => Data.Set.Bytes is { } bytes ? bytes[(row * width) + c] : Data.Set.Values![(row * width) + c]))];
    }
}
