namespace Exp.Engine.Optimizers;

/// <summary>
/// Looks for a step length with the strong Wolfe conditions: first outward until an interval must hold one, then inward by
/// cubic interpolation. Asks for one point at a time: <see cref="Next"/>, then <see cref="See"/>.
/// </summary>
/// <remarks>Nocedal and Wright 2006, algorithms 3.5 and 3.6, with the safeguards of Schmidt's minFunc that PyTorch follows.</remarks>
internal sealed class WolfeSearch(LinePoint start, double directionSize, double first)
{
    private readonly LinePoint start = start;
    private const double Decrease = 1e-4, Flatness = 0.9, SmallestChange = 1e-9, NearEnd = 0.1;
    private const int MostLooks = 25;

    private LinePoint previous = start, low, high;
    private bool bracketed, slow;
    private int looks;

    /// <summary>The length to look at next.</summary>
    public double Next { get; private set; } = first;

    /// <summary>True when nothing is left to look at.</summary>
    public bool Done { get; private set; }

    /// <summary>The point to step to, once done.</summary>
    public LinePoint Best => low;

    /// <summary>Takes what was found at <see cref="Next"/>.</summary>
    public void See(LinePoint point)
    {
        if (!double.IsFinite(point.Value))
            point = point with { Value = double.PositiveInfinity, Slope = double.NaN };
        if (bracketed)
            Narrow(point);
        else
            Widen(point);
        Done |= looks >= MostLooks;
    }

    private bool TooHigh(LinePoint point) => !(point.Value <= start.Value + (Decrease * point.At * start.Slope));

    private bool FlatEnough(LinePoint point) => Math.Abs(point.Slope) <= -Flatness * start.Slope;

    private void Widen(LinePoint point)
    {
        if (TooHigh(point) || (looks > 1 && point.Value >= previous.Value))
        {
            Bracket(previous, point);
        }
        else if (FlatEnough(point))
        {
            (low, Done) = (point, true);
        }
        else if (point.Slope >= 0)
        {
            Bracket(previous, point);
        }
        else
        {
            double at = LinePoint.Lowest(previous, point, point.At + (0.01 * (point.At - previous.At)), point.At * 10);
            (previous, low, Next) = (point, point, at);
            looks++;
        }
    }

    private void Bracket(LinePoint a, LinePoint b)
    {
        bracketed = true;
        (low, high) = a.Value <= b.Value ? (a, b) : (b, a);
        Choose();
    }

    private void Narrow(LinePoint point)
    {
        if (TooHigh(point) || point.Value >= low.Value)
        {
            high = point;
            if (high.Value < low.Value)
                (low, high) = (high, low);
        }
        else
        {
            if (FlatEnough(point))
                Done = true;
            else if (point.Slope * (high.At - low.At) >= 0)
                high = low;
            low = point;
        }
        if (!Done)
            Choose();
    }

    // The cubic's lowest point, kept off the ends: a second time in a row near one, it moves a tenth inward.
    private void Choose()
    {
        double left = low.At < high.At ? low.At : high.At, right = low.At < high.At ? high.At : low.At;
        if ((right - left) * directionSize < SmallestChange || looks >= MostLooks)
        {
            Done = true;
            return;
        }
        double at = LinePoint.Lowest(low, high, left, right), margin = NearEnd * (right - left);
        bool near = right - at < margin || at - left < margin;
        if (near && (slow || at >= right || at <= left))
            (at, slow) = (Math.Abs(at - right) < Math.Abs(at - left) ? right - margin : left + margin, false);
        else
            slow = near;
        Next = at;
        looks++;
    }
}
