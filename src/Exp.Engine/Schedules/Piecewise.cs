using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>A share of the base rate for every stretch between two boundaries.</summary>
/// <param name="Boundaries">Last ticks of the stretches, ascending; null: half and three quarters of the training.</param>
/// <param name="Factors">Share of the base rate per stretch, one more than boundaries; null: 1, 0.1, 0.01 and so on.</param>
/// <param name="Per">What a tick is.</param>
/// <exception cref="ArgumentException">Boundaries do not ascend, or the factors are not one more than they.</exception>
[Entry("piecewise", "a share of the rate for every stretch between two boundaries",
    Formula = "lr factors[number of boundaries < tick]",
    Source = "form of keras PiecewiseConstantDecay, with shares of the rate for its values: at a boundary the old rate still holds")]
public sealed record Piecewise(
    [Option("last ticks of the stretches; none: half and three quarters of the training", Min = 0)] IReadOnlyList<int>? Boundaries = null,
    [Option("share of the rate per stretch, one more than boundaries; none: 1, then a tenth each time", Min = 0)] IReadOnlyList<double>? Factors = null,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        int stretch = Boundaries is null
            ? (tick > ticks / 2.0 ? 1 : 0) + (tick > ticks * 0.75 ? 1 : 0)
            : Boundaries.Count(b => b < tick);
        return lr * (Factors is null ? Power(0.1, stretch) : Factors[stretch]);
    }

    /// <inheritdoc cref="Piecewise(IReadOnlyList{int}?, IReadOnlyList{double}?, SchedulePer)"/>
    public IReadOnlyList<double>? Factors { get; } = Checked(Boundaries, Factors);

    private static IReadOnlyList<double>? Checked(IReadOnlyList<int>? boundaries, IReadOnlyList<double>? factors)
    {
        if (boundaries is not null && boundaries.Zip(boundaries.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("boundaries must ascend");
        int stretches = (boundaries?.Count ?? 2) + 1;
        return factors is null || factors.Count == stretches
            ? factors
            : throw new ArgumentException($"factors must be {stretches} numbers, one more than boundaries, got {factors.Count}");
    }
}
