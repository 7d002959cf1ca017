using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Optimizers;

/// <summary>
/// m = fma(m, b1, g · (1 − b1)), v = fma(v, b2, (g · g) · (1 − b2)), w + fma(m, c, g · d) / fma(sqrt(v), 1 / sqrt(bc2), epsilon)
/// with c = −lr mu′ / (1 − product · mu′) and d = −lr (1 − mu) / (1 − product), mu′ the momentum of the next step.
/// </summary>
internal sealed class NAdamStepper<T>(NAdam form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly double LogRise = Elementary.Log(0.96);

    private readonly T[] means = new T[parameters];
    private readonly T[] squares = new T[parameters];
    private double beta2Power = 1, product = 1;

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        beta2Power *= form.Beta2;
        double mu = Momentum(Steps), next = Momentum(Steps + 1);
        product *= mu;
        fixed (T* w = weights, g = gradients, m = means, v = squares)
        {
            var update = new Update
            {
                W = w, G = g, M = m, V = v,
                Beta1 = T.CreateChecked(form.Beta1), Fresh1 = T.CreateChecked(1 - form.Beta1),
                Beta2 = T.CreateChecked(form.Beta2), Fresh2 = T.CreateChecked(1 - form.Beta2),
                RootScale = T.CreateChecked(1 / Math.Sqrt(1 - beta2Power)), Epsilon = T.CreateChecked(form.Epsilon),
                MeanRate = T.CreateChecked(-lr * next / (1 - (product * next))),
                GradientRate = T.CreateChecked(-lr * (1 - mu) / (1 - product)),
                Negligible = T.CreateChecked(Negligible), Decay = T.CreateChecked(form.WeightDecay),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    private double Momentum(long step) => form.Beta1 * (1 - (0.5 * Elementary.Exp(step * form.MomentumDecay * LogRise)));

    protected override bool WritePreconditioner(Span<T> p) =>
        Steps > 0 && WriteRoots(squares, 0, 1 / Math.Sqrt(1 - beta2Power), form.Epsilon, p);

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, M, V;
        public T Beta1, Fresh1, Beta2, Fresh2, RootScale, Epsilon, MeanRate, GradientRate, Negligible, Decay;

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
            TElements root = TElements.Fma(TElements.Sqrt(v), TElements.All(RootScale), TElements.All(Epsilon));
            TElements step = TElements.Fma(m, TElements.All(MeanRate), g * TElements.All(GradientRate));
            (w + (step / root)).Store(W + i);
        }
    }
}
