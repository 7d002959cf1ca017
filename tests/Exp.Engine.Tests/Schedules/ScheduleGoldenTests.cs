using System.Text.Json;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Schedules;

/// <summary>Rates of 60 ticks as PyTorch and Keras give them, at 1e-12 of the base rate.</summary>
public sealed class ScheduleGoldenTests
{
    private static readonly JsonElement File = GoldenFile.Read("schedules").GetProperty("cases");

    private static readonly Dictionary<string, Schedule> Ours = new()
    {
        ["constant"] = new ConstantRate(),
        ["step"] = new StepDecay(10, 0.5),
        ["exponential_keras_staircase"] = new StepDecay(7, 0.9),
        ["exponential"] = new Exponential(0.95),
        ["cosine_annealing_T60"] = new Cosine(0.01),
        ["linear_warmup_torch"] = new LinearWarmup(10, 0.1),
        ["linear_warmup_from_zero"] = new LinearWarmup(10, 0),
        ["linear_warmup_plus_one"] = new LinearWarmup(9, 0.1),
    };

    public static TheoryData<string> Cases => [.. Ours.Keys];

    [Fact]
    public void Every_listed_schedule_has_a_reference_series() => Assert.Equal(
        Schedule.All.Members.Select(m => m.Type).ToHashSet(), Ours.Values.Select(s => s.GetType()).ToHashSet());

    [Theory, MemberData(nameof(Cases))]
    public void Sixty_rates_agree(string name)
    {
        JsonElement golden = File.Named(name);
        double lr = golden.GetProperty("hyper").GetProperty("base").GetDouble();
        double[] expected = golden.GetProperty("lr").Numbers();
        Assert.Equal(60, expected.Length);
        for (int tick = 0; tick < 60; tick++)
            Assert.Equal(expected[tick], Ours[name].Rate(lr, tick, 60), 1e-12 * lr);
    }
}
