using Exp.Core.Analysis;
using Exp.Core.Plan;

namespace Exp.Cli.Tests.Terminal;

/// <summary>Outcomes of sweeps that never ran.</summary>
internal static class Samples
{
    public static SweepSummary Summary(IReadOnlyList<string> axes, params SettingSummary[] settings) => new()
    {
        Name = "sample",
        Description = "",
        ConfigPath = "sample.yaml",
        AxisKeys = axes,
        Trials = settings.Sum(s => s.Trials),
        Repeats = 3,
        Objective = new Objective("val_acc_final", "validation accuracy", true, "test_acc_final"),
        Settings = settings,
        Best = settings.FirstOrDefault(s => s.Ok > 0),
        Statuses = [.. new[]
        {
            new StatusSummary("ok", settings.Sum(s => s.Ok), "a", "b", ""),
            new StatusSummary("diverged_cap", settings.Sum(s => s.Failed), "a", "b", "why"),
        }.Where(s => s.Count > 0)],
        Baselines = [],
        LrCurves = [],
    };

    public static SettingSummary Setting(int rank, int ok, double mean, params AxisValue[] axes) => new()
    {
        Rank = rank,
        SettingId = "0123456789abcdef",
        GroupId = "fedcba9876543210",
        Axes = axes,
        Parameters = 13002,
        Trials = 3,
        Ok = ok,
        Status = ok == 3 ? "ok" : ok == 0 ? "3 diverged_cap" : $"{ok} ok, {3 - ok} diverged_cap",
        Objective = ok == 0 ? null : new Spread(ok, mean, ok > 1 ? 0.0079 : null, mean, mean),
        Test = ok == 0 ? null : new Spread(ok, mean, ok > 1 ? 0.0012 : null, mean, mean),
        LossFinal = ok == 0 ? null : new Spread(ok, 1 - mean, null, mean, mean),
        Trivial = new Spread(3, 0.1123, 0, 0.1123, 0.1123),
        TrivialTest = null,
    };

    public static BaselineSummary Baseline(string name, double? mean, string why = "") => new()
    {
        Name = name,
        Dataset = "mnist",
        DataId = "d",
        Fits = 3,
        Ok = mean is null ? 0 : 3,
        Status = mean is null ? "3 unavailable" : "ok",
        Why = why,
        Objective = mean is { } m ? new Spread(3, m, 0.0035, m, m) : null,
        Test = mean is { } t ? new Spread(3, t, 0.0035, t, t) : null,
        Difference = mean is { } d ? new Spread(3, 0.9362 - d, 0.001, 0, 0) : null,
        TestDifference = null,
    };
}
