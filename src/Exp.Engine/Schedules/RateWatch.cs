namespace Exp.Engine.Schedules;

/// <summary>The rate of one training that reacts to a metric. State: not for two trainings.</summary>
/// <param name="rate">The rate of the first epoch.</param>
public abstract class RateWatch(double rate)
{
    /// <summary>The rate of the coming epoch.</summary>
    public double Rate { get; protected set; } = rate;

    /// <summary>True when the rate would have to be cut but cannot be cut any more: the training is over.</summary>
    public bool Exhausted { get; protected set; }

    /// <summary>Takes the value of the watched metric after an epoch (from 1).</summary>
    public abstract void See(double value);
}
