using System.Globalization;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>Progress without a terminal: plain lines, one every few seconds and one at the end.</summary>
internal sealed class LineView(Shell shell, SweepPlan plan) : ProgressView(plan, shell.Clock)
{
    private const double SecondsBetweenLines = 5;
    private double lastLine;

    protected override void Say(string line) => shell.Error.WriteLine(line);

    protected override void Advance(int done, int total)
    {
        if (done < total && Elapsed - lastLine < SecondsBetweenLines)
            return;
        lastLine = Elapsed;
        Say(string.Create(CultureInfo.InvariantCulture, $"{done} of {total} trials, {Times()}"));
    }
}
