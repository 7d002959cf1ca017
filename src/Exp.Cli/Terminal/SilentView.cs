using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>Says nothing.</summary>
internal sealed class SilentView(SweepPlan plan, TimeProvider clock) : ProgressView(plan, clock)
{
    protected override void Say(string line)
    {
    }
}
