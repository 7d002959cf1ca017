namespace Exp.Engine.Schedules;

/// <summary>The learning rate over time, as a pure function of the position.</summary>
public abstract partial record Schedule
{
    /// <summary>The learning rate of tick <paramref name="tick"/> out of <paramref name="ticks"/>, counted from 0.</summary>
    /// <param name="lr">The optimizer's base rate.</param>
    /// <param name="tick">Position: step or epoch, as <see cref="Per"/> says.</param>
    /// <param name="ticks">Length of the training in the same unit.</param>
    public abstract double Rate(double lr, long tick, long ticks);

    /// <summary>What one tick is.</summary>
    public virtual SchedulePer Per => SchedulePer.Epoch;
}
