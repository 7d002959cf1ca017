using Exp.Core.Launch;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Parts;
using Exp.Core.Run;

namespace Exp.Core.Sweeps;

/// <summary>Writes what workers bring and tells the observer, one thing at a time.</summary>
internal sealed class PartSink(
    PartWriter parts, ISweepObserver observer, int doneBefore, int total, Action<TrainedModel>? keep) : IWorkSink
{
    private readonly Lock turn = new();
    private readonly HashSet<string> running = [];
    private bool closed;

    /// <summary>Trials done now.</summary>
    public int Trained { get; private set; }

    /// <summary>
    /// Notes what is broken off, so that it does not count as a crash. From then on nothing is written or told: a task left
    /// behind may still bring something.
    /// </summary>
    public void Close()
    {
        lock (turn)
        {
            closed = true;
            foreach (string id in running)
                parts.Stopped(id);
        }
    }

    public void Begin(string id)
    {
        lock (turn)
        {
            if (closed)
                return;
            parts.Begin(id);
            running.Add(id);
        }
    }

    public void Done(Trial trial, TrialOutcome outcome)
    {
        lock (turn)
        {
            if (closed)
                return;
            // Before the record: a trial that counts as done has its model.
            if (keep is not null && outcome.Model is { } model)
                keep(model());
            parts.Done(trial.Id, outcome.Record, outcome.Timing);
            running.Remove(trial.Id);
            Trained++;
            TrialRecord record = outcome.Record;
            double? objective = (record.Part(DataPart.Validation) ?? record.Part(DataPart.Train))?.Score;
            observer.TrialEnded(new TrialProgress(trial, record.Status, record.WhyText, objective, doneBefore + Trained, total));
        }
    }

    public void Done(BaselineKey fit, BaselineRecord record)
    {
        lock (turn)
        {
            if (closed)
                return;
            parts.Done(fit, record);
            running.Remove(fit.ToString());
            observer.BaselineEnded(fit.Name, fit.Seeds.Repeat, record.Status);
        }
    }
}
