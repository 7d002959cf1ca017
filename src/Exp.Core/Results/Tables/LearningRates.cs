using Exp.Core.Plan;

namespace Exp.Core.Results.Tables;

/// <summary>Numbers the learning rates of a sweep, so that rows are grouped by a whole number instead of a real one.</summary>
internal static class LearningRates
{
    /// <summary>Each distinct rate and its place, ascending, from 0.</summary>
    public static Dictionary<double, int> Index(IEnumerable<Trial> trials) => trials
        .Select(t => t.Settings.Optimizer.Lr).Distinct().Order()
        .Select((lr, index) => (lr, index))
        .ToDictionary(p => p.lr, p => p.index);
}
