using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// buf = fma(buf, mu, g · (1 − dampening)); w = fma(d, −lr, w) with d = buf, or fma(buf, mu, g) for Nesterov. Keras's form
/// takes the rate into the buffer: g · lr in the place of g, and −1 in that of −lr.
/// </summary>
internal sealed class MomentumStepper<T>(Sgd form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] buffer = new T[parameters];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        bool keras = form.Form == UpdateForm.Keras;
        double inside = keras ? lr : 1, decay = form.WeightDecay;
        fixed (T* w = weights, g = gradients, buf = buffer)
        {
            var update = new Update
            {
                W = w, G = g, Buf = buf, MinusRate = T.CreateChecked(keras ? -1 : -lr), Mu = T.CreateChecked(form.Momentum),
                Fresh = T.CreateChecked(Steps == 1 ? inside : inside * (1 - form.Dampening)),
                Inside = T.CreateChecked(inside), Nesterov = form.Nesterov, Negligible = T.CreateChecked(Negligible),
                Decay = T.CreateChecked(keras ? 0 : decay), Keep = T.CreateChecked(keras ? 1 - (lr * decay) : 1),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        p.Fill(T.One);
        return true;
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, Buf;
        public T MinusRate, Mu, Fresh, Inside, Decay, Keep, Negligible;
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
            TElements direction = Nesterov ? TElements.Fma(buf, mu, g * TElements.All(Inside)) : buf;
            TElements.Fma(direction, TElements.All(MinusRate), w * TElements.All(Keep)).Store(W + i);
        }
    }
}
