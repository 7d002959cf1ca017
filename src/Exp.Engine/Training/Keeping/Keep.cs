using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.Keeping;

/// <summary>Which epoch's weights a training ends with: those that are scored, saved and exported.</summary>
public abstract partial record Keep
{
    /// <summary>What the choice goes by; null when it goes by nothing.</summary>
    public virtual Metric? Watched => null;
}
