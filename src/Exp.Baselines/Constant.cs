using Exp.Core.Run;

namespace Exp.Baselines;

/// <summary>The same scores for every row.</summary>
internal sealed class Constant(double[] scores) : FittedBaseline
{
    public override double[] Scores(ReadOnlySpan<int> rows)
    {
        double[] all = new double[rows.Length * scores.Length];
        for (int r = 0; r < rows.Length; r++)
            scores.CopyTo(all, r * scores.Length);
        return all;
    }
}
