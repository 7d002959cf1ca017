using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// m = fma(m, b1, g · (1 − b1)), v = fma(v, b2, (g · g) · (1 − b2)),
/// w = fma(−lr / bc1, m / fma(sqrt(v), 1 / sqrt(bc2), epsilon), w), with bc = 1 − beta^t. Keras's form moves sqrt(bc2) from
/// the root to the rate. Amsgrad takes the largest v so far under the root.
/// </summary>
internal sealed class AdamStepper<T>(
    double beta1, double beta2, double epsilon, bool amsgrad, UpdateForm form, double weightDecay, bool decoupled, int parameters)
    : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] means = new T[parameters];
    private readonly T[] squares = new T[parameters];
    private readonly T[] peaks = amsgrad ? new T[parameters] : [];
    private double beta1Power = 1, beta2Power = 1;

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
        double root = Math.Sqrt(1 - beta2Power), rate = -lr / (1 - beta1Power);
        bool keras = form == UpdateForm.Keras;
        fixed (T* w = weights, g = gradients, m = means, v = squares, x = peaks)
        {
            var update = new Update
            {
                W = w, G = g, M = m, V = v, X = x,
                Beta1 = T.CreateChecked(beta1), Fresh1 = T.CreateChecked(1 - beta1),
                Beta2 = T.CreateChecked(beta2), Fresh2 = T.CreateChecked(1 - beta2),
                RootScale = T.CreateChecked(keras ? 1 : 1 / root), Epsilon = T.CreateChecked(epsilon),
                MinusRate = T.CreateChecked(keras ? rate * root : rate), Negligible = T.CreateChecked(Negligible),
                Decay = T.CreateChecked(decoupled ? 0 : weightDecay),
                Keep = T.CreateChecked(decoupled ? 1 - (lr * weightDecay) : 1),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        double scale = 1 / Math.Sqrt(1 - beta2Power);
        return Steps > 0
            && WriteRoots(amsgrad ? peaks : squares, 0, scale, form == UpdateForm.Keras ? epsilon * scale : epsilon, p);
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, M, V, X;
        public T Beta1, Fresh1, Beta2, Fresh2, RootScale, Epsilon, MinusRate, Negligible, Decay, Keep;

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
            if (X != null)
            {
                v = Elements<TElements, T>.Larger(TElements.Load(X + i), v);
                v.Store(X + i);
            }
            TElements root = TElements.Fma(TElements.Sqrt(v), TElements.All(RootScale), TElements.All(Epsilon));
            w *= TElements.All(Keep);
            TElements.Fma(TElements.All(MinusRate), m / root, w).Store(W + i);
        }
    }
}
