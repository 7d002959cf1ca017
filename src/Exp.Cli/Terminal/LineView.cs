using System.Globalization;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>Progress without a terminal: plain lines, one every few seconds and one at the end.</summary>
internal sealed class LineView(Shell shell, SweepPlan plan) : ProgressView(plan, shell.Clock)
{
    private const double SecondsBetweenLines = 5;
    private double lastLine;

    protected override void Say(string line)
    {
        foreach (string part in Words.Wrap(line, 80))
            shell.Error.WriteLine(part);
    }

    protected override void Advance(int done, int total)
    {
        if (done == total || IsTime())
            Say(string.Create(CultureInfo.InvariantCulture, $"{done} of {total} trials, {Times()}"));
    }

    protected override void BaselineDone(string name)
    {
        if (IsTime())
            Say($"{Words.Count(Fits, "baseline fit")} done, {Times()}");
    }

    private bool IsTime()
    {
        if (Elapsed - lastLine < SecondsBetweenLines)
            return false;
        lastLine = Elapsed;
        return true;
    }
}
