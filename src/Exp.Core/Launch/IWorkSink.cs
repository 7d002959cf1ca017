using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;

namespace Exp.Core.Launch;

/// <summary>Takes what workers bring. Called from several threads at once.</summary>
internal interface IWorkSink
{
    void Begin(string id);

    void Done(Trial trial, TrialOutcome outcome);

    void Done(BaselineKey fit, BaselineRecord record);
}
