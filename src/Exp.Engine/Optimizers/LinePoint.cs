namespace Exp.Engine.Optimizers;

/// <summary>A point on the line of a step.</summary>
/// <param name="At">Step length.</param>
/// <param name="Value">The loss there.</param>
/// <param name="Slope">Its derivative along the direction.</param>
internal readonly record struct LinePoint(double At, double Value, double Slope)
{
    /// <summary>
    /// The lowest point of the cubic through values and slopes of two points, within bounds; the middle of the bounds where
    /// the cubic has none.
    /// </summary>
    /// <remarks>Nocedal and Wright 2006, equation 3.59.</remarks>
    public static double Lowest(LinePoint a, LinePoint b, double low, double high)
    {
        if (a.At > b.At)
            (a, b) = (b, a);
        double d1 = a.Slope + b.Slope - (3 * (a.Value - b.Value) / (a.At - b.At));
        double square = (d1 * d1) - (a.Slope * b.Slope);
        if (!(square >= 0))
            return (low + high) / 2;
        double d2 = Math.Sqrt(square);
        double at = b.At - ((b.At - a.At) * ((b.Slope + d2 - d1) / (b.Slope - a.Slope + (2 * d2))));
        return double.IsNaN(at) ? (low + high) / 2 : at < low ? low : at > high ? high : at;
    }
}
