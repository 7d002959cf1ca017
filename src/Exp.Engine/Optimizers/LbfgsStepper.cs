using System.Numerics;

namespace Exp.Engine.Optimizers;

/// <summary>The two-loop recursion over the kept pairs s = t d and y = g − g before; sums in double, in a fixed order.</summary>
internal sealed class LbfgsStepper<T>(Lbfgs form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // As in PyTorch: curvature below this is not learnt from, and a slope above minus this does not descend.
    private const double LeastCurvature = 1e-10, LeastSlope = 1e-9;

    private readonly T[] direction = new T[parameters], before = new T[parameters], start = new T[parameters];
    private readonly T[][] changes = Pairs(form, parameters), turns = Pairs(form, parameters);
    private readonly double[] inverse = new double[form.History], weight = new double[form.History];
    private double scale = 1, length;
    private int kept, oldest;
    private bool fresh = true;

    protected override void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        double largest = 0, sum = 0;
        foreach (T g in gradients)
        {
            double magnitude = Math.Abs(double.CreateChecked(g));
            largest = magnitude > largest ? magnitude : largest;
            sum += magnitude;
        }
        if (largest <= form.Tolerance)
            return;
        if (!fresh)
            Learn(gradients);
        FindDirection(gradients);
        gradients.CopyTo(before);
        length = fresh ? (sum > 1 ? 1 / sum : 1) * lr : lr;
        double slope = Dot(gradients, direction);
        fresh = false;
        if (slope > -LeastSlope)
        {
            (fresh, kept, scale) = (true, 0, 1);
            return;
        }
        weights.CopyTo(start);
        if (form.LineSearch == LineSearch.StrongWolfe && Objective is { } objective)
            length = Search(weights, gradients, objective, slope);
        Place(weights, length);
    }

    private double Search(Span<T> weights, ReadOnlySpan<T> gradients, IObjective objective, double slope)
    {
        double size = 0;
        foreach (T d in direction)
            size = Math.Abs(double.CreateChecked(d)) is var magnitude && magnitude > size ? magnitude : size;
        var search = new WolfeSearch(new LinePoint(0, objective.Value, slope), size, length);
        while (!search.Done)
        {
            Place(weights, search.Next);
            double value = objective.Evaluate();
            search.See(new LinePoint(search.Next, value, Dot(gradients, direction)));
        }
        return search.Best.At;
    }

    private void Learn(ReadOnlySpan<T> gradients)
    {
        int place = (oldest + kept) % form.History;
        if (kept == form.History)
            place = oldest;
        T[] s = changes[place], y = turns[place];
        double curvature = 0, square = 0;
        T step = T.CreateChecked(length);
        for (int i = 0; i < y.Length; i++)
        {
            double turn = double.CreateChecked(gradients[i] - before[i]), change = double.CreateChecked(direction[i] * step);
            curvature += turn * change;
            square += turn * turn;
        }
        if (!(curvature > LeastCurvature))
            return;
        for (int i = 0; i < y.Length; i++)
            (s[i], y[i]) = (direction[i] * step, gradients[i] - before[i]);
        (inverse[place], scale) = (1 / curvature, curvature / square);
        if (kept == form.History)
            oldest = (oldest + 1) % form.History;
        else
            kept++;
    }

    private void FindDirection(ReadOnlySpan<T> gradients)
    {
        for (int i = 0; i < direction.Length; i++)
            direction[i] = -gradients[i];
        for (int k = kept - 1; k >= 0; k--)
        {
            int pair = (oldest + k) % form.History;
            weight[pair] = inverse[pair] * Dot(changes[pair], direction);
            Add(turns[pair], -weight[pair]);
        }
        T first = T.CreateChecked(scale);
        for (int i = 0; i < direction.Length; i++)
            direction[i] *= first;
        for (int k = 0; k < kept; k++)
        {
            int pair = (oldest + k) % form.History;
            Add(changes[pair], weight[pair] - (inverse[pair] * Dot(turns[pair], direction)));
        }
    }

    private void Add(T[] vector, double factor)
    {
        T by = T.CreateChecked(factor);
        for (int i = 0; i < direction.Length; i++)
            direction[i] = T.FusedMultiplyAdd(vector[i], by, direction[i]);
    }

    private void Place(Span<T> weights, double at)
    {
        T by = T.CreateChecked(at);
        for (int i = 0; i < direction.Length; i++)
            weights[i] = T.FusedMultiplyAdd(direction[i], by, start[i]);
    }

    private static double Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += double.CreateChecked(a[i]) * double.CreateChecked(b[i]);
        return sum;
    }

    private static T[][] Pairs(Lbfgs form, int parameters) => [.. Enumerable.Range(0, form.History).Select(_ => new T[parameters])];
}
