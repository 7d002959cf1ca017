using System.Text.Json;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

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
        ["constant_factor"] = new ConstantFactor(1.0 / 3, 5),
        ["multistep"] = new MultiStep([40, 10, 25], 0.1),
        ["piecewise_keras"] = new Piecewise([10, 25, 40], [1, 0.1, 0.01, 0.001]),
        ["exponential_keras"] = new Exponential(0.9, Every: 7),
        ["inverse_time"] = new InverseTime(0.05),
        ["inverse_time_keras"] = new InverseTime(0.5, 10),
        ["inverse_time_keras_staircase"] = new InverseTime(0.5, 10, Staircase: true),
        ["sklearn_mlp_invscaling_n1"] = new InverseScaling(),
        ["sklearn_mlp_invscaling_n60"] = new InverseScaling(Samples: 60),
        ["sklearn_linear_invscaling"] = new InverseScaling(0.25),
        ["polynomial_p1"] = new Polynomial(1, Ticks: 40),
        ["polynomial_p2"] = new Polynomial(2, Ticks: 40),
        ["polynomial_keras"] = new Polynomial(0.5, 0.1, 40),
        ["linear_decay_torch"] = new LinearRate(1, 0.05, 50),
        ["warmup_cosine_from_zero"] = new Warmup(10),
        ["warmup_cosine_torch_sequential"] = new Warmup(10, 0.1, new Cosine(0.01)),
        ["warmup_cosine_keras"] = new Warmup(10, 0.1, new Cosine(0.05, Ticks: 40)),
        ["cosine_annealing_T20"] = new Cosine(0.01, Ticks: 20, End: CosineEnd.Rise),
        ["cosine_decay_keras_hold"] = new Cosine(0.01, Ticks: 20),
        ["cosine_warm_restarts_T10_mult1"] = new CosineWarmRestarts(10, 1, 0.01),
        ["cosine_warm_restarts_T8_mult2"] = new CosineWarmRestarts(8, 2, 0.01),
        ["cyclic_triangular"] = new Cyclic(0.01),
        ["cyclic_triangular2"] = new Cyclic(0.01, Mode: CyclicMode.Triangular2),
        ["cyclic_exp_range"] = new Cyclic(0.01, Mode: CyclicMode.ExpRange, Gamma: 0.97),
        ["cyclic_triangular_5up15down"] = new Cyclic(0.01, 5, 15),
        ["onecycle_cos"] = new OneCycle(),
        ["onecycle_linear"] = new OneCycle(Anneal: OneCycleAnneal.Linear),
        ["onecycle_cos_pct0.25_three_phase"] = new OneCycle(0.25, ThreePhase: true),
        ["onecycle_linear_three_phase"] = new OneCycle(0.4, OneCycleAnneal.Linear, ThreePhase: true),
        ["onecycle_cos_pct0.33"] = new OneCycle(0.33),
        ["inverse_sqrt"] = new InverseSqrt(10),
        ["noam"] = new Noam(10),
        ["warmup_stable_decay"] = new WarmupStableDecay(10, 0.25),
    };

    public static TheoryData<string> Cases => [.. Ours.Keys];

    [Fact]
    public void Every_listed_schedule_that_goes_by_the_position_has_a_reference_series() => Assert.Equal(
        Schedule.All.Members.Where(m => ((Schedule)m.CreateDefault()).Watched is null).Select(m => m.Type).ToHashSet(), Ours.Values.Select(s => s.GetType()).ToHashSet());

    [Theory, MemberData(nameof(Cases)), Runs("schedules", "cases"), Runs("schedules", "cases[]", "lr")]
    public void Sixty_rates_agree(string name)
    {
        JsonElement golden = File.Named(name);
        double lr = BaseRate(golden.GetProperty("hyper"), golden.GetProperty("name").GetString()!);
        double[] expected = golden.GetProperty("lr").Numbers();
        Assert.Equal(60, expected.Length);
        for (int tick = 0; tick < 60; tick++)
            Assert.Equal(expected[tick], Ours[name].Rate(lr, tick, 60), 1e-12 * lr);
    }

    // What the file calls base is our lowest rate in a cyclic schedule.
    private static double BaseRate(JsonElement hyper, string name)
    {
        if (name == "noam")
            return hyper.GetProperty("scale").GetDouble() / Math.Sqrt(64 * 10);
        string[] keys = ["max", "max_lr", "base", "eta0", "warmup_target"];
        return keys.FirstOrDefault(k => hyper.TryGetProperty(k, out _)) is { } key
            ? hyper.GetProperty(key).GetDouble()
            : hyper.GetProperty("values")[0].GetDouble();
    }
}
