using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// m = fma(m, b1, g · (1 − b1)), u = max(u · b2, |g| + inside), w = fma(−lr / bc1, m / (u + outside), w), with bc1 = 1 − b1^t;
/// one of inside and outside is epsilon, the other 0.
/// </summary>
internal sealed class AdamaxStepper<T>(Adamax form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] means = new T[parameters];
    private readonly T[] peaks = new T[parameters];
    private double beta1Power = 1;

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        beta1Power *= form.Beta1;
        bool keras = form.Form == UpdateForm.Keras;
        double decay = form.WeightDecay;
        fixed (T* w = weights, g = gradients, m = means, u = peaks)
        {
            var update = new Update
            {
                W = w, G = g, M = m, U = u,
                Beta1 = T.CreateChecked(form.Beta1), Fresh1 = T.CreateChecked(1 - form.Beta1), Beta2 = T.CreateChecked(form.Beta2),
                Inside = T.CreateChecked(keras ? 0 : form.Epsilon), Outside = T.CreateChecked(keras ? form.Epsilon : 0),
                MinusRate = T.CreateChecked(-lr / (1 - beta1Power)), Negligible = T.CreateChecked(Negligible),
                Decay = T.CreateChecked(keras ? 0 : decay), Keep = T.CreateChecked(keras ? 1 - (lr * decay) : 1),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        if (Steps == 0)
            return false;
        T outside = T.CreateChecked(form.Form == UpdateForm.Keras ? form.Epsilon : 0);
        for (int i = 0; i < p.Length; i++)
            p[i] = peaks[i] + outside;
        return true;
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, M, U;
        public T Beta1, Fresh1, Beta2, Inside, Outside, MinusRate, Negligible, Decay, Keep;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements m = TElements.Fma(TElements.Load(M + i), TElements.All(Beta1), g * TElements.All(Fresh1));
            TElements size = Elements<TElements, T>.Magnitude(g) + TElements.All(Inside);
            TElements u = Elements<TElements, T>.Larger(TElements.Load(U + i) * TElements.All(Beta2), size);
            m = TElements.ZeroBelow(m, Negligible);
            u = TElements.ZeroBelow(u, Negligible);
            m.Store(M + i);
            u.Store(U + i);
            TElements.Fma(TElements.All(MinusRate), m / (u + TElements.All(Outside)), w * TElements.All(Keep)).Store(W + i);
        }
    }
}
