using System.Numerics;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan.Axes;

/// <summary>An axis written as a map: {min, max, step} or {min, max, n, log}; both ends included, as in Optuna.</summary>
internal sealed record AxisMap(
    [Option("first value")] double Min,
    [Option("last value")] double Max,
    [Option("distance between values", Min = 0, MinExclusive = true)] double? Step = null,
    [Option("number of values", Min = 2)] int? N = null,
    [Option("equal ratios instead of equal distances")] bool Log = false)
{
    /// <summary>The values in config form.</summary>
    /// <param name="min">First, exactly as written.</param>
    /// <param name="max">Last, exactly as written.</param>
    /// <param name="step">Distance, exactly as written; without meaning when there is none.</param>
    /// <param name="most">More values than this are refused before they are made.</param>
    /// <exception cref="AxisException">The map makes no axis.</exception>
    public IReadOnlyList<string> Values(ExactDecimal min, ExactDecimal max, ExactDecimal step, int most)
    {
        if (min.CompareTo(max) > 0)
            throw new AxisException("min must not be above max");
        if (Step is null == N is null)
            throw new AxisException("give either step or n");
        if (N is { } n)
            return AxisForms.Find(Log ? "geomspace" : "linspace")!.Values([min, max, n], most);
        if (Log)
            throw new AxisException("log goes with n, not with step");
        (BigInteger numerator, BigInteger denominator) = ExactDecimal.Ratio(max - min, step);
        BigInteger steps = numerator / denominator;
        if (!denominator.IsOne)
        {
            (string below, string above) = ((min + (step * steps)).Text, (min + (step * (steps + 1))).Text);
            throw new AxisException($"max is not reached from min in steps of {step.Text}; write max: {below} or {above}");
        }
        return AxisForms.Find("range")!.Values([min, max + step, step], most);
    }
}
