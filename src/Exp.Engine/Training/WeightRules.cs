using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Networks;
using Exp.Engine.Regularizers;

namespace Exp.Engine.Training;

/// <summary>Regularization at work on the weights of one network: sums in double in the order of the panels.</summary>
internal sealed unsafe class WeightRules<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Regularization rules;
    private readonly PinnedBlock<T> weights;
    private readonly (int Start, int Length)[] pieces;
    private readonly int trainRows;

    public WeightRules(Regularization rules, Network<T> network, int trainRows)
    {
        (this.rules, this.trainRows) = (rules, trainRows);
        weights = network.ParameterBlock;
        pieces = [.. network.Tensors.Where(t => t.IsWeight).SelectMany(t => t.Pieces)];
    }

    /// <summary>The penalty that belongs to the loss, for a step of that many rows.</summary>
    public double Penalty(int batchRows)
    {
        if (!rules.InLoss)
            return 0;
        LaneSum<T> squares = default, magnitudes = default;
        foreach ((int start, int length) in pieces)
        {
            if (rules.L2 > 0 && !rules.Decoupled)
                squares.AddSquares(weights.Start + start, length);
            if (rules.L1 > 0)
                magnitudes.AddMagnitudes(weights.Start + start, length);
        }
        GC.KeepAlive(weights);
        double divisor = rules.Divisor(trainRows, batchRows);
        return (rules.L2 / divisor / 2 * squares.Total) + (rules.L1 / divisor * magnitudes.Total);
    }

    /// <summary>Adds the penalty's gradient.</summary>
    public void AddGradient(PinnedBlock<T> gradient, int batchRows)
    {
        if (!rules.InLoss)
            return;
        double divisor = rules.Divisor(trainRows, batchRows);
        T l2 = T.CreateChecked(rules.Decoupled ? 0 : rules.L2 / divisor), l1 = T.CreateChecked(rules.L1 / divisor);
        foreach ((int start, int length) in pieces)
            Add(weights.Start + start, gradient.Start + start, length, l2, l1);
        GC.KeepAlive(weights);
        GC.KeepAlive(gradient);
    }

    /// <summary>Decoupled decay, before the optimizer's step.</summary>
    public void Shrink(double lr, int batchRows)
    {
        if (!rules.Decoupled || rules.L2 == 0)
            return;
        T keep = T.CreateChecked(1 - (lr * (rules.L2 / rules.Divisor(trainRows, batchRows))));
        foreach ((int start, int length) in pieces)
        {
            foreach (ref T w in weights.Span.Slice(start, length))
                w *= keep;
        }
    }

    /// <summary>Scales down the incoming weights of units whose norm is above the limit, after the optimizer's step.</summary>
    public void Limit()
    {
        if (rules.MaxNorm is not double most)
            return;
        int width = Panel.Width<T>();
        foreach ((int start, int length) in pieces)
        {
            LaneSum<T> squares = default;
            squares.AddSquares(weights.Start + start, length);
            for (int lane = 0; lane < width; lane++)
            {
                double norm = Math.Sqrt(squares.Lane(lane));
                if (!(norm > most) || !double.IsFinite(norm))
                    continue;
                T scale = T.CreateChecked(most / norm);
                for (int i = start + lane; i < start + length; i += width)
                    weights.Span[i] *= scale;
            }
        }
    }

    // dw = fma(w, l2, dw), and ± l1 by the sign of w; a weight of 0 (padding too) adds nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(T* w, T* dw, int length, T l2, T l1)
    {
        ManyElements<T> zero = ManyElements<T>.All(T.Zero), decay = ManyElements<T>.All(l2), plus = ManyElements<T>.All(l1);
        for (int i = 0; i < length; i += ManyElements<T>.Count)
        {
            ManyElements<T> weight = ManyElements<T>.Load(w + i), slope = ManyElements<T>.Load(dw + i);
            slope = ManyElements<T>.Fma(weight, decay, slope);
            if (l1 != T.Zero)
                slope += ManyElements<T>.IfGreater(weight, zero, plus, ManyElements<T>.IfGreater(zero, weight, -plus, zero));
            slope.Store(dw + i);
        }
    }
}
