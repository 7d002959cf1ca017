using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>start, start + step, … up to but without stop, as in Python.</summary>
internal sealed class RangeForm : AxisForm
{
    /// <inheritdoc/>
    public override string Name => "range";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters => ["start", "stop", "step"];

    /// <inheritdoc/>
    public override string Summary => "start, start + step, … up to but without stop";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most)
    {
        (ExactDecimal start, ExactDecimal stop, ExactDecimal step) = (arguments[0], arguments[1], arguments[2]);
        if (step.Digits.IsZero)
            throw new AxisException("step must not be 0");
        (BigInteger numerator, BigInteger denominator) = ExactDecimal.Ratio(stop - start, step);
        if (numerator.Sign <= 0)
            return [];
        int count = Checked((numerator + denominator - 1) / denominator, most);
        return [.. Enumerable.Range(0, count).Select(i => (start + (step * i)).Text)];
    }
}
