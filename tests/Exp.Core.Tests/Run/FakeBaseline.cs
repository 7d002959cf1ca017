using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Run;

/// <summary>A baseline that always says the same, or fails as told.</summary>
internal sealed class FakeBaseline(string name, Exception? failure = null) : Baseline
{
    private int fits;

    // Fits run on several threads at once.
    public int Fits => Volatile.Read(ref fits);

    public override KnownBaseline About => new(name, "for tests", Classification: true, Regression: true);

    public override FittedBaseline Fit(PreparedData data, SeedTree seeds, CancellationToken cancellation)
    {
        Interlocked.Increment(ref fits);
        return failure is null ? new Constant(Math.Max(1, data.Set.Classes.Count)) : throw failure;
    }

    private sealed class Constant(int outputs) : FittedBaseline
    {
        public override double[] Scores(ReadOnlySpan<int> rows)
        {
            double[] scores = new double[rows.Length * outputs];
            for (int i = 0; i < scores.Length; i += outputs)
                scores[i] = 1;
            return scores;
        }
    }
}
