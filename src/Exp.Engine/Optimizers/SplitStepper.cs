using System.Numerics;

namespace Exp.Engine.Optimizers;

/// <summary>Stretches of the parameters, each stepped by a stepper of its own at its multiple of the rate.</summary>
internal sealed class SplitStepper<T> : Stepper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int Start, double Factor, Stepper<T> Stepper)[] parts;

    /// <summary>For stretches that follow each other without gaps from 0 on.</summary>
    public SplitStepper(Optimizer optimizer, IReadOnlyList<(int Start, int Length, double Factor)> stretches)
        : base(stretches.Sum(s => s.Length)) =>
        parts = [.. stretches.Select(s => (s.Start, s.Factor, optimizer.AtRate(s.Factor).Start<T>(s.Length)))];

    protected override void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        foreach ((int start, double factor, Stepper<T> stepper) in parts)
        {
            stepper.Step(
                weights.Slice(start, stepper.Parameters), gradients.Slice(start, stepper.Parameters), lr * factor, Objective);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        foreach ((int start, double factor, Stepper<T> stepper) in parts)
        {
            Span<T> own = p.Slice(start, stepper.Parameters);
            if (!stepper.TryPreconditioner(own))
                return false;
            foreach (ref T entry in own)
                entry /= T.CreateChecked(factor);
        }
        return true;
    }
}
