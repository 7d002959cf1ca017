using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Cli.Terminal;

/// <summary>Shows how a sweep goes.</summary>
internal abstract class ProgressView : ISweepObserver
{
    /// <summary>Failures named one by one; more of them are in trials.csv.</summary>
    private const int NamedFailures = 10;

    private readonly SweepPlan plan;
    private readonly TimeProvider clock;
    private long began;
    private double flopsToDo, flopsDone;
    private int failures;

    /// <param name="plan">The trials.</param>
    /// <param name="clock">Measures durations.</param>
    protected ProgressView(SweepPlan plan, TimeProvider clock) => (this.plan, this.clock) = (plan, clock);

    /// <summary>Trials in the results so far, those of earlier starts included.</summary>
    public int Done { get; private set; }

    /// <summary>Trials it has to do with, those of earlier starts included; null before they are known.</summary>
    public int? Total { get; private set; }

    /// <summary>Baseline fits done.</summary>
    protected int Fits { get; private set; }

    /// <summary>The view that fits.</summary>
    public static ProgressView For(Shell shell, SweepPlan plan, bool quiet, bool color) => quiet
        ? new SilentView(plan, shell.Clock)
        : shell.Terminal.Live ? new LiveView(shell, plan, color) : new LineView(shell, plan);

    /// <summary>Runs the work while showing its progress.</summary>
    public virtual T While<T>(Func<T> work) => work();

    /// <inheritdoc/>
    public void Started(int toDo, int doneBefore)
    {
        Done = doneBefore;
        Total = doneBefore + toDo;
        began = clock.GetTimestamp();
        flopsToDo = plan.Flops * toDo / Math.Max(1, plan.Trials.Count);
        if (doneBefore > 0 && toDo > 0)
            Say($"{Words.Count(doneBefore, "trial")} done before; {toDo} to do");
        Begin(toDo);
    }

    /// <inheritdoc/>
    public void TrialEnded(TrialProgress progress)
    {
        Done = progress.Done;
        flopsDone += progress.Trial.Flops;
        if (!string.Equals(progress.Status, "ok", StringComparison.Ordinal))
            Name(progress);
        Advance(progress.Done, progress.Total);
    }

    /// <inheritdoc/>
    public void BaselineEnded(string name, int repeat, string status)
    {
        if (!string.Equals(status, "ok", StringComparison.Ordinal))
            Say($"baseline {name}, repeat {repeat}: {status}");
        Fits++;
        BaselineDone(name);
    }

    /// <inheritdoc/>
    public void Note(string text) => Say($"note: {text}");

    /// <summary>Seconds since the first trial began.</summary>
    protected double Elapsed => clock.GetElapsedTime(began).TotalSeconds;

    /// <summary>"4.0 s, about 7.1 s left": by the operations done so far.</summary>
    protected string Times()
    {
        double elapsed = Elapsed;
        double left = flopsDone > 0 ? elapsed * Math.Max(0, flopsToDo - flopsDone) / flopsDone : double.NaN;
        return $"{Words.Duration(elapsed)}{(double.IsFinite(left) && left >= 0.05 ? $", about {Words.Duration(left)} left" : "")}";
    }

    /// <summary>A line for the user.</summary>
    protected abstract void Say(string line);

    /// <summary>That many trials are about to be trained.</summary>
    protected virtual void Begin(int toDo)
    {
    }

    /// <summary>One more trial is done.</summary>
    protected virtual void Advance(int done, int total)
    {
    }

    /// <summary>One more baseline is fitted.</summary>
    protected virtual void BaselineDone(string name)
    {
    }

    private void Name(TrialProgress progress)
    {
        failures++;
        if (failures <= NamedFailures)
        {
            string why = progress.WhyText.Length > 0 ? $": {progress.WhyText}" : "";
            Say($"{TrialName.Of(progress.Trial, plan.Repeats)}: {progress.Status}{why}");
        }
        else if (failures == NamedFailures + 1)
        {
            Say("further trials that are not ok: see trials.csv");
        }
    }
}
