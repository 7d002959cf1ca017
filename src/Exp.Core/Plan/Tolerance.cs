namespace Exp.Core.Plan;

/// <summary>How far a number may lie from the one expected: within any of the three, and never when all are 0.</summary>
/// <param name="Abs">Largest difference.</param>
/// <param name="Rel">Largest difference as a share of the number expected.</param>
/// <param name="Ulp">Most doubles that may lie between them, the last one included.</param>
public sealed record Tolerance(double Abs, double Rel, long Ulp)
{
    /// <summary>Equal numbers only.</summary>
    public static Tolerance Exact { get; } = new(0, 0, 0);

    /// <summary>True when the number agrees with the one expected. −0 is 0; a NaN agrees with nothing.</summary>
    public bool Allows(double expected, double got)
    {
        if (expected == got)
            return true;
        double difference = Math.Abs(got - expected);
        // Written so that no comparison with a NaN or an infinity lets anything pass.
        return double.IsFinite(difference)
            && (difference <= Abs || difference <= Rel * Math.Abs(expected) || (Ulp > 0 && Distance(expected, got) <= (UInt128)Ulp));
    }

    /// <summary>How many doubles one must go from one number to the other; −0 and 0 are one.</summary>
    public static UInt128 Distance(double a, double b)
    {
        Int128 distance = (Int128)Place(a) - Place(b);
        return (UInt128)(distance < 0 ? -distance : distance);
    }

    // The bits of a double count upward with it; below zero they count the other way.
    private static long Place(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }
}
