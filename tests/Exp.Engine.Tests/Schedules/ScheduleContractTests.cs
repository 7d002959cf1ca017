using Exp.Engine.Catalog;
using Exp.Engine.Schedules;

namespace Exp.Engine.Tests.Schedules;

/// <summary>What every schedule promises: a pure function of the position, finite and never negative.</summary>
public sealed class ScheduleContractTests
{
    private static readonly long[] Lengths = [1, 2, 7, 60, 1000, 1_000_000_000_000];

    public static TheoryData<string> Kinds => [.. Schedule.All.Members.Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Rate_is_finite_and_between_zero_and_the_base_rate(string kind)
    {
        foreach (long ticks in Lengths)
        {
            foreach (double lr in new[] { 0, 1e-300, 0.1, 1e300 })
                Assert.All(Places(ticks), tick => Assert.InRange(Default(kind).Rate(lr, tick, ticks), 0, lr));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Rate_depends_on_the_position_alone(string kind)
    {
        Schedule schedule = Default(kind);
        double[] forwards = [.. Enumerable.Range(0, 60).Select(t => schedule.Rate(0.1, t, 60))];
        double[] backwards = [.. Enumerable.Range(0, 60).Select(t => Default(kind).Rate(0.1, 59 - t, 60))];
        Assert.Equal(forwards, backwards.Reverse());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Rate_is_proportional_to_the_base_rate(string kind) => Assert.All(
        Enumerable.Range(0, 60),
        tick => Assert.Equal(4 * Default(kind).Rate(0.1, tick, 60), Default(kind).Rate(0.4, tick, 60), 1e-15));

    [Theory, MemberData(nameof(Kinds))]
    public void A_schedule_that_moves_can_count_epochs_or_steps(string kind)
    {
        Member member = Schedule.All.Find(kind)!;
        Assert.Equal(SchedulePer.Epoch, Default(kind).Per);
        if (kind == "constant" || Default(kind).Watched is not null)
            return; // a metric is known once per epoch
        var perStep = (Schedule)member.Create(
            [.. member.Options.Select(o => o.Name == "per" ? SchedulePer.Step : o.Default)]);
        Assert.Equal(SchedulePer.Step, perStep.Per);
        Assert.NotEqual(Default(kind), perStep);
    }

    private static Schedule Default(string kind) => (Schedule)Schedule.All.Find(kind)!.CreateDefault();

    private static IEnumerable<long> Places(long ticks) =>
        new long[] { 0, 1, 4, 5, 9, 10, 11, ticks / 2, ticks - 2, ticks - 1 }.Where(t => t >= 0 && t < ticks);
}
