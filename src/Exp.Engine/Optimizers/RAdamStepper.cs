using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// m = fma(m, b1, g · (1 − b1)), v = fma(v, b2, (g · g) · (1 − b2)), w = fma(−rate, m / (sqrt(v) + epsilon), w), or
/// fma(−rate, m, w) while the squares are too few.
/// </summary>
internal sealed class RAdamStepper<T>(RAdam form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] means = new T[parameters];
    private readonly T[] squares = new T[parameters];
    private double beta1Power = 1, beta2Power = 1;

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        beta1Power *= form.Beta1;
        beta2Power *= form.Beta2;
        double rectified = Rectified();
        fixed (T* w = weights, g = gradients, m = means, v = squares)
        {
            var update = new Update
            {
                W = w, G = g, M = m, V = v,
                Beta1 = T.CreateChecked(form.Beta1), Fresh1 = T.CreateChecked(1 - form.Beta1),
                Beta2 = T.CreateChecked(form.Beta2), Fresh2 = T.CreateChecked(1 - form.Beta2),
                Adaptive = rectified > 0, Epsilon = T.CreateChecked(form.Epsilon),
                MinusRate = T.CreateChecked(-lr * (rectified > 0 ? rectified : 1) / (1 - beta1Power)),
                Negligible = T.CreateChecked(Negligible), Decay = T.CreateChecked(form.WeightDecay),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        double rectified = Steps > 0 ? Rectified() : 0;
        if (rectified > 0)
            return WriteRoots(squares, 0, 1 / rectified, form.Epsilon / rectified, p);
        p.Fill(T.One);
        return true;
    }

    // The factor of an adaptive step; 0 while the squares are too few for one.
    private double Rectified()
    {
        double most = (2 / (1 - form.Beta2)) - 1, now = most - (2 * Steps * beta2Power / (1 - beta2Power));
        return now > 5
            ? Math.Sqrt((now - 4) * (now - 2) * most / ((most - 4) * (most - 2) * now) * (1 - beta2Power))
            : 0;
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, M, V;
        public T Beta1, Fresh1, Beta2, Fresh2, Epsilon, MinusRate, Negligible, Decay;
        public bool Adaptive;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements m = TElements.Fma(TElements.Load(M + i), TElements.All(Beta1), g * TElements.All(Fresh1));
            TElements v = TElements.Fma(TElements.Load(V + i), TElements.All(Beta2), g * g * TElements.All(Fresh2));
            m = TElements.ZeroBelow(m, Negligible);
            v = TElements.ZeroBelow(v, Negligible);
            m.Store(M + i);
            v.Store(V + i);
            if (Adaptive)
                m = m / (TElements.Sqrt(v) + TElements.All(Epsilon));
            TElements.Fma(TElements.All(MinusRate), m, w).Store(W + i);
        }
    }
}
