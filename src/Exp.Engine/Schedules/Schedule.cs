using Exp.Engine.Monitoring;
using Exp.Engine.Numbers;

namespace Exp.Engine.Schedules;

/// <summary>
/// The learning rate over time: a pure function of the position, or, for the few that react, what a
/// <see cref="RateWatch"/> makes of a metric.
/// </summary>
public abstract partial record Schedule
{
    /// <summary>The learning rate of tick <paramref name="tick"/> out of <paramref name="ticks"/>, counted from 0.</summary>
    /// <param name="lr">The optimizer's base rate.</param>
    /// <param name="tick">Position: step or epoch, as <see cref="Per"/> says.</param>
    /// <param name="ticks">Length of the training in the same unit.</param>
    public abstract double Rate(double lr, long tick, long ticks);

    /// <summary>What one tick is.</summary>
    public virtual SchedulePer Per => SchedulePer.Epoch;

    /// <summary>What is looked at after each epoch; null for schedules that go by the position alone.</summary>
    public virtual Metric? Watched => null;

    /// <summary>The rule that takes the place of <see cref="Rate"/> for one training; null for schedules that go by the position alone.</summary>
    /// <param name="lr">The optimizer's base rate.</param>
    public virtual RateWatch? Watch(double lr) => null;

    /// <summary>value^exponent by squaring: the same bits everywhere, and a few units in the last place off at most.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="exponent">At least 0; 0 gives 1.</param>
    protected static double Power(double value, long exponent)
    {
        double result = 1;
        for (double square = value; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) == 1)
                result *= square;
        }
        return result;
    }

    /// <summary>value^exponent by logarithm: the same bits everywhere, relative error about 1e-16 times the logarithm.</summary>
    /// <param name="value">At least 0; 0 gives 0.</param>
    /// <param name="exponent">Any number where the value is above 0, else above 0.</param>
    protected static double RealPower(double value, double exponent) =>
        value == 0 ? 0 : value == 1 ? 1 : Elementary.Exp(exponent * Elementary.Log(value));
}
