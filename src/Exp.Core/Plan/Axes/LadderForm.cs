namespace Exp.Core.Plan.Axes;

/// <summary>The rungs 1, 3, 10, 30, … that lie between two numbers: about equal ratios, easy to read.</summary>
internal sealed class LadderForm : AxisForm
{
    /// <inheritdoc/>
    public override string Name => "ladder";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters => ["a", "b"];

    /// <inheritdoc/>
    public override string Summary => "the numbers 1, 3, 10, 30, … from a to b, both included";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most)
    {
        (ExactDecimal a, ExactDecimal b) = (arguments[0], arguments[1]);
        if (a.Digits.Sign <= 0 || b.Digits.Sign <= 0)
            throw new AxisException("both ends must be above 0");
        var rungs = new List<string>();
        for (int exponent = Magnitude(a); exponent <= Magnitude(b); exponent++)
        {
            foreach (int digit in (ReadOnlySpan<int>)[1, 3])
            {
                var rung = new ExactDecimal(digit, exponent);
                if (rung.CompareTo(a) >= 0 && rung.CompareTo(b) <= 0)
                    rungs.Add(rung.Text);
            }
        }
        _ = Checked(rungs.Count, most);
        return rungs;
    }

    // The exponent of the leading digit.
    private static int Magnitude(ExactDecimal x)
    {
        int digits = x.Digits.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return x.Exponent + digits - 1;
    }
}
