using Exp.Engine.Monitoring;
using Exp.Engine.Training.Keeping;

namespace Exp.Engine.Training.StopRules;

/// <summary>Decides after each epoch whether the training is done before its budget. Immutable description.</summary>
public abstract partial record StopRule
{
    /// <summary>The metrics the rule looks at.</summary>
    public virtual IReadOnlyList<Metric> Watched => [];

    /// <summary>True when the loss must count mistakes.</summary>
    public virtual bool NeedsMistakes => false;

    /// <summary>The weights a training under this rule ends with when nothing else is asked for.</summary>
    public virtual Keep Keep => new KeepLast();

    /// <summary>The rule at work for one training.</summary>
    /// <param name="outlook">What is known before the first step.</param>
    public abstract StopWatch Start(StopOutlook outlook);
}
