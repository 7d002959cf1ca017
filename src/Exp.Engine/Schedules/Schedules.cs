using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

public abstract partial record Schedule
{
    /// <summary>Every schedule. A newcomer adds one line.</summary>
    public static Family<Schedule> All { get; } = new Family<Schedule>("schedule", "schedules")
        .Add<ConstantRate>()
        .Add<StepDecay>()
        .Add<Exponential>()
        .Add<Cosine>()
        .Add<LinearWarmup>()
        .Add<ConstantFactor>()
        .Add<MultiStep>()
        .Add<Piecewise>()
        .Add<InverseTime>()
        .Add<InverseScaling>()
        .Add<InverseSqrt>()
        .Add<Polynomial>()
        .Add<LinearRate>()
        .Add<Warmup>()
        .Add<WarmupStableDecay>()
        .Add<Noam>()
        .Add<CosineWarmRestarts>()
        .Add<Cyclic>()
        .Add<OneCycle>()
        .Add<Plateau>()
        .Add<Adaptive>();
}
