using System.Globalization;
using Exp.Core.Plan;
using Spectre.Console;

namespace Exp.Cli.Terminal;

/// <summary>Progress on a terminal: a bar that is redrawn, and lines above it.</summary>
internal sealed class LiveView : ProgressView
{
    private readonly IAnsiConsole console;
    private readonly int baselines;
    private ProgressContext? context;
    private ProgressTask? trials, fits;

    public LiveView(Shell shell, SweepPlan plan, bool color)
        : base(plan, shell.Clock)
    {
        baselines = plan.Baselines.Count * plan.Repeats;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Standard error decides, not standard output: `exp sweep c.yaml > log` keeps its bar.
            Out = new AnsiConsoleOutput(shell.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
    }

    public override T While<T>(Func<T> work) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(progress =>
        {
            context = progress;
            return work();
        });

    // As plain text: names of trials may hold what Spectre takes for markup.
    protected override void Say(string line) => console.WriteLine(line);

    protected override void Begin(int toDo)
    {
        trials = context?.AddTask("trials", maxValue: Math.Max(1, Done + toDo));
        trials?.Value = Done;
        if (baselines > 0)
            fits = context?.AddTask("baselines", maxValue: baselines);
    }

    protected override void Advance(int done, int total)
    {
        trials?.Value = done;
        trials?.Description = string.Create(CultureInfo.InvariantCulture, $"{done} of {total} trials, {Times()}");
    }

    protected override void BaselineDone(string name)
    {
        fits?.Increment(1);
        fits?.Description = Markup.Escape(name);
    }
}
