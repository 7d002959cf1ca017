using Exp.Core.Analysis;
using Exp.Core.Plan;
using Exp.Core.Results;

namespace Exp.Report.Tests;

/// <summary>Summaries made up by hand.</summary>
internal static class Summaries
{
    public static SweepSummary Normal { get; } = new()
    {
        Name = "lr-sweep",
        Description = "Learning rate against the digit network.",
        ConfigPath = "configs/lr-sweep.yaml",
        AxisKeys = ["optimizer.lr"],
        Trials = 6,
        Repeats = 2,
        Objective = new Objective("val_acc_final", "validation accuracy", true, "test_acc_final"),
        Settings = [Setting(1, "0.3", 0.9412, ok: 2), Setting(2, "0.01", 0.61, ok: 2), Setting(3, "30", null, ok: 0)],
        Best = Setting(1, "0.3", 0.9412, ok: 2),
        Statuses =
        [
            new StatusSummary("ok", 4, "aaaa", "optimizer.lr=0.3, repeat 0", ""),
            new StatusSummary("diverged_cap", 2, "bbbb", "optimizer.lr=30, repeat 0", "the smoothed loss rose above the cap 1E+07 at step 9"),
        ],
        Baselines = [Baseline("majority", 0.1124, ""), Baseline("mlnet.light_gbm", null, "lib_lightgbm is missing")],
        LrCurves = [],
        Assertions = [new Assertion("the best rate is moderate", true, "0.3 between 0.1 and 10"), new Assertion("all end well", false, "4 of 6 rows")],
    };

    public static SweepSummary AllFailed { get; } = Normal with
    {
        Settings = [Setting(1, "30", null, ok: 0)], Best = null, Trials = 2, Baselines = [], Assertions = [],
        Statuses = [new StatusSummary("crashed", 2, "cccc", "optimizer.lr=30, repeat 0", "OutOfMemoryException: no more")],
    };

    public static SweepSummary NothingSwept { get; } = Normal with
    {
        AxisKeys = [], Trials = 1, Repeats = 1, Description = "", Baselines = [], Assertions = [],
        Settings = [Only], Best = Only, Statuses = [new StatusSummary("ok", 1, "dddd", "repeat 0", "")],
        Objective = new Objective("train_rmse", "training RMSE", false, ""),
    };

    private static SettingSummary Only => Setting(1, "", 12.5, ok: 1) with { Axes = [], Trials = 1, Status = "ok", Test = null, TrivialTest = null };

    private static SettingSummary Setting(int rank, string lr, double? score, int ok) => new()
    {
        Rank = rank, SettingId = "s" + lr, GroupId = "g", Axes = [new AxisValue("optimizer.lr", lr)], Parameters = 13002,
        Trials = 2, Ok = ok, Status = ok == 2 ? "ok" : "2 diverged_cap",
        Objective = Around(score, ok), Test = Around(score - 0.01, ok), LossFinal = Around(score is null ? null : 0.2, ok),
        Trivial = Around(0.1124, 2), TrivialTest = Around(0.1135, 2),
    };

    private static BaselineSummary Baseline(string name, double? score, string why) => new()
    {
        Name = name, Dataset = "mnist", DataId = "data", Fits = 2, Ok = score is null ? 0 : 2,
        Status = score is null ? "2 unavailable" : "ok", Why = why, Objective = Around(score, 2), Test = Around(score, 2),
        Difference = Around(0.9412 - score, 2), TestDifference = Around(0.9312 - score, 2),
    };

    private static Spread? Around(double? mean, int count) =>
        mean is { } value && count > 0 ? new Spread(count, value, count > 1 ? 0.002 : null, value - 0.001, value + 0.001) : null;
}
