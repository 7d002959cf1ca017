using Exp.Engine.Schedules;

namespace Exp.Engine.Tests.Schedules;

public sealed class ScheduleJointTests
{
    [Fact]
    public void Step_cuts_exactly_at_multiples_of_its_size()
    {
        var schedule = new StepDecay(3, 0.5);
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], Enumerable.Range(0, 7).Select(t => schedule.Rate(1, t, 7)));
    }

    [Fact]
    public void Warmup_meets_the_base_rate_exactly_and_stays_there()
    {
        var schedule = new LinearWarmup(4, 0.2);
        Assert.Equal(0.02, schedule.Rate(0.1, 0, 100), 1e-17);
        Assert.InRange(schedule.Rate(0.1, 3, 100), 0.07, 0.09);
        Assert.All(new long[] { 4, 5, 99 }, tick => Assert.Equal(0.1, schedule.Rate(0.1, tick, 100)));
    }

    [Fact]
    public void Warmup_longer_than_the_training_ends_below_the_base_rate() =>
        Assert.Equal(0.75, new LinearWarmup(8, 0).Rate(1, 6, 7), 1e-15);

    [Fact]
    public void Exponential_over_a_trillion_steps_ends_at_zero_or_one()
    {
        Assert.Equal(0, new Exponential(0.9).Rate(0.1, 999_999_999_999, 1_000_000_000_000));
        Assert.Equal(0.1, new Exponential(1).Rate(0.1, 999_999_999_999, 1_000_000_000_000));
    }

    [Fact]
    public void Cosine_starts_at_the_rate_passes_the_middle_and_ends_above_its_minimum()
    {
        var schedule = new Cosine(0.2);
        Assert.Equal(1, schedule.Rate(1, 0, 40));
        Assert.Equal(0.6, schedule.Rate(1, 20, 40), 1e-15);
        Assert.InRange(schedule.Rate(1, 39, 40), 0.2, 0.202);
        Assert.All(Enumerable.Range(1, 39), t => Assert.True(schedule.Rate(1, t, 40) < schedule.Rate(1, t - 1, 40)));
    }

    [Fact]
    public void Cosine_of_a_single_tick_keeps_the_rate() => Assert.Equal(0.1, new Cosine().Rate(0.1, 0, 1));
}
