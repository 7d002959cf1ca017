using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;
using Exp.Core.Tests.Sweeps;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Analysis;

/// <summary>Finished tables made up by hand: three learning rates, two repeats.</summary>
internal static class Tables
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);

    /// <summary>Six outcomes in plan order: a validation accuracy, or null for a trial that failed.</summary>
    public static SweepTables Of(params double?[] accuracies) => new(
        Plan, [.. Plan.Trials.Select((trial, i) => Row(trial, accuracies[i]))], []);

    public static SweepTables With(this SweepTables tables, string baseline, params double?[] accuracies) => tables with
    {
        Baselines =
        [
            .. tables.Baselines,
            .. accuracies.Select((a, repeat) => new BaselineRow(
                new BaselineKey(baseline, "data", new SeedTree(Plan.Seed, repeat)),
                new BaselineRecord
                {
                    Status = a is null ? TrialStatus.Unavailable : TrialStatus.Ok,
                    WhyText = a is null ? "not here" : "",
                    Parts = a is null ? [] : Parts(a.Value),
                },
                "iris")),
        ],
    };

    private static TrialRow Row(Trial trial, double? accuracy)
    {
        DataSet set = Plan.Sets.Values.Single();
        var record = new TrialRecord
        {
            Status = accuracy is null ? TrialStatus.DivergedCap : TrialStatus.Ok,
            WhyText = accuracy is null ? "the loss rose" : "",
            ValidationRows = 1000,
            TestRows = 1000,
            Classes = 2,
            Course = new Course { LossInit = 2, LossFinal = 1 },
            // A failed trial may well have a brilliant score: it must not count.
            Parts = Parts(accuracy ?? 1),
        };
        return new TrialRow(trial, record, new TrialTiming("host", 1, 1, 1, 1, 1), set, "data");
    }

    /// <summary>Test rows get 0.1 less.</summary>
    private static PartRecord[] Parts(double accuracy) =>
        [Part(DataPart.Validation, accuracy), Part(DataPart.Test, accuracy - 0.1)];

    private static PartRecord Part(string part, double accuracy)
    {
        int right = (int)Math.Round(accuracy * 1000);
        return new PartRecord { Part = part, Rows = 1000, Classes = 2, Confusion = [right, 1000 - right, 0, 0, 0, 0], Trivial = 0.5 };
    }
}
