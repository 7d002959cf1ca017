using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>buf = fma(buf, mu, g · (1 − dampening)); w = fma(d, −lr, w) with d = buf, or fma(buf, mu, g) for Nesterov.</summary>
internal sealed class MomentumStepper<T>(Sgd form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] buffer = new T[parameters];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        fixed (T* w = weights, g = gradients, buf = buffer)
        {
            var update = new Update
            {
                W = w, G = g, Buf = buf, MinusLr = T.CreateChecked(-lr), Mu = T.CreateChecked(form.Momentum),
                Fresh = T.CreateChecked(Steps == 1 ? 1 : 1 - form.Dampening), Nesterov = form.Nesterov,
                Decay = T.CreateChecked(form.WeightDecay), Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, Buf;
        public T MinusLr, Mu, Fresh, Decay, Negligible;
        public bool Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i), mu = TElements.All(Mu);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements buf = TElements.Fma(TElements.Load(Buf + i), mu, g * TElements.All(Fresh));
            buf = TElements.ZeroBelow(buf, Negligible);
            buf.Store(Buf + i);
            TElements direction = Nesterov ? TElements.Fma(buf, mu, g) : buf;
            TElements.Fma(direction, TElements.All(MinusLr), w).Store(W + i);
        }
    }
}
