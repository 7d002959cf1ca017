using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Every parameter has a step size of its own, which grows while its gradient keeps its sign. For full batches: the sign of a small batch's gradient says little.</summary>
/// <param name="Lr">Step size at the beginning. A schedule has no hold on it after the first step.</param>
/// <param name="EtaMinus">Factor on the step size when the sign turns; the parameter then rests for one step.</param>
/// <param name="EtaPlus">Factor on the step size while the sign stays.</param>
/// <param name="StepMin">Smallest step size.</param>
/// <param name="StepMax">Largest step size.</param>
/// <exception cref="ArgumentException">The smallest step is above the largest.</exception>
[Entry("rprop", "a step size per parameter, grown and shrunk by the sign of its gradient (full batch)",
    Formula = "s *= eta_plus where g g_before > 0, *= eta_minus where < 0 (then g = 0), within step_min and step_max; w -= sign(g) s",
    Source = "Riedmiller and Braun 1993; iRprop- of Igel and Hüsken 2000; form of torch.optim.Rprop")]
public sealed record Rprop(
    [Option("step size at the beginning; schedules do not change it later", Min = 0)] double Lr = 0.01,
    [Option("factor on the step size when the sign turns", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true)] double EtaMinus = 0.5,
    [Option("factor on the step size while the sign stays", Min = 1, MinExclusive = true)] double EtaPlus = 1.2,
    [Option("smallest step size", Min = 0)] double StepMin = 1e-6,
    [Option("largest step size", Min = 0)] double StepMax = 50)
    : Optimizer(Lr)
{
    /// <summary>Largest step size.</summary>
    public double StepMax { get; } = StepMin <= StepMax
        ? StepMax
        : throw new ArgumentException("step_max must not be below step_min");

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new RpropStepper<T>(this, parameters);
}
