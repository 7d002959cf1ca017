using System.Globalization;
using Exp.Core.Plan;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;

namespace Exp.Core.Results.Tables;

/// <summary>Settings of a trial as cells.</summary>
internal static class SettingCells
{
    /// <summary>Swept keys whose value stands in a column of its own; every other swept key gets an hp_ column.</summary>
    private static readonly HashSet<string> OwnColumn =
    [
        "optimizer.lr", "optimizer.kind", "optimizer.momentum", "optimizer.weight_decay", "batch.size", "batch.strategy",
        "schedule.kind", "model.kind", "loss.kind", "loss.convention", "precision",
    ];

    private static readonly double Ln10 = Elementary.Log(10.0);

    public static string Optimizer(Trial trial) => Kind(Engine.Optimizers.Optimizer.All, trial.Settings.Optimizer);

    public static string Schedule(Trial trial) => Kind(Engine.Schedules.Schedule.All, trial.Settings.Schedule);

    public static string Batching(Trial trial) => Kind(BatchStrategy.All, trial.Settings.Batch);

    public static string Loss(Trial trial) => Kind(Engine.Losses.Loss.All, trial.Settings.Loss);

    public static string Model(Trial trial) => Kind(Engine.Networks.Models.Model.All, trial.Settings.Model);

    public static string Precision(Trial trial) => trial.Settings.Precision switch
    {
        Plan.Precision.Float64 => "float64",
        _ => "float32",
    };

    /// <summary>Hidden layers.</summary>
    public static int Depth(Trial trial) => trial.Network.Layers.Count - 1;

    /// <summary>Units of the widest hidden layer; null without one.</summary>
    public static long? Width(Trial trial) => Hidden(trial).Max(l => (long?)l.Units);

    /// <summary>The activation of the hidden layers; where they differ, in order with a hyphen between.</summary>
    public static string Activation(Trial trial)
    {
        List<string> kinds = [.. Hidden(trial).Select(l => Kind(Engine.Activations.Activation.All, l.Activation))];
        return kinds.Distinct().Count() == 1 ? kinds[0] : string.Join('-', kinds);
    }

    /// <summary>The value of an option of the optimizer; null when it has no such option.</summary>
    public static double? OptimizerOption(Trial trial, string option)
    {
        Optimizer optimizer = trial.Settings.Optimizer;
        object? value = optimizer.GetType().GetProperties()
            .FirstOrDefault(p => Option.SnakeCase(p.Name) == option)?.GetValue(optimizer);
        return value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Decimal logarithm, exact at the powers of ten.</summary>
    public static double? Log10(double value)
    {
        double log = Elementary.Log(value) / Ln10;
        if (!double.IsFinite(log))
            return null;
        double whole = Math.Round(log);
        string power = string.Create(CultureInfo.InvariantCulture, $"1E{whole}");
        return double.Parse(power, CultureInfo.InvariantCulture) == value ? whole : log;
    }

    /// <summary>Columns for the swept keys that have none of their own.</summary>
    public static IEnumerable<Column<TrialRow>> Swept(IReadOnlyList<string> keys) =>
        from key in keys
        where !OwnColumn.Contains(key)
        select Column.Text<TrialRow>(
            "hp_" + key.Replace('.', '_'), $"swept: {key}, as in the config",
            row => row.Trial.Axes.FirstOrDefault(a => a.Key == key)?.Text);

    private static IEnumerable<LayerSpec> Hidden(Trial trial) => trial.Network.Layers.SkipLast(1);

    private static string Kind(IFamily family, object part) => family.MemberOf(part).Kind;
}
