using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Optimizers;

/// <summary>w = fma(g, −eta, w · (1 − lambd · eta)); average = fma(w − average, mu, average), or w where mu is 1.</summary>
internal sealed class AsgdStepper<T>(Asgd form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] averages = new T[parameters];

    public override ReadOnlySpan<T> Averages => Steps == 0 ? default : averages;

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        long before = Steps - 1;
        double eta = before == 0 ? lr : lr * Elementary.Exp(-form.Alpha * Elementary.Log(1 + (form.Lambd * lr * before)));
        double mu = before - form.T0 > 1 ? 1 / (before - form.T0) : 1;
        fixed (T* w = weights, g = gradients, average = averages)
        {
            ElementUpdate.Run<T, Update>(
                new Update
                {
                    W = w, G = g, Average = average, MinusEta = T.CreateChecked(-eta),
                    Keep = T.CreateChecked(1 - (form.Lambd * eta)), Mu = T.CreateChecked(mu), Decay = T.CreateChecked(form.WeightDecay),
                },
                Parameters);
        }
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, Average;
        public T MinusEta, Keep, Mu, Decay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            w = TElements.Fma(g, TElements.All(MinusEta), w * TElements.All(Keep));
            w.Store(W + i);
            if (Mu == T.One)
            {
                w.Store(Average + i);
                return;
            }
            TElements average = TElements.Load(Average + i);
            TElements.Fma(w + -average, TElements.All(Mu), average).Store(Average + i);
        }
    }
}
