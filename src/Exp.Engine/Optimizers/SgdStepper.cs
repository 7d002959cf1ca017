using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>w = fma(g, −lr, w), with g = fma(w, weight_decay, g) before it where there is decay.</summary>
internal sealed class SgdStepper<T>(Sgd form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        fixed (T* w = weights, g = gradients)
        {
            T minusLr = T.CreateChecked(-lr);
            if (form.WeightDecay == 0)
                ElementUpdate.Run<T, Plain>(new Plain { W = w, G = g, MinusLr = minusLr }, Parameters);
            else
                ElementUpdate.Run<T, Decayed>(
                    new Decayed { W = w, G = g, MinusLr = minusLr, Decay = T.CreateChecked(form.WeightDecay) }, Parameters);
        }
    }

    private unsafe struct Plain : IElementUpdate<T>
    {
        public T* W, G;
        public T MinusLr;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes, T> =>
            TLanes.Fma(TLanes.Load(G + i), TLanes.All(MinusLr), TLanes.Load(W + i)).Store(W + i);
    }

    private unsafe struct Decayed : IElementUpdate<T>
    {
        public T* W, G;
        public T MinusLr, Decay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes, T>
        {
            TLanes w = TLanes.Load(W + i);
            TLanes g = TLanes.Fma(w, TLanes.All(Decay), TLanes.Load(G + i));
            TLanes.Fma(g, TLanes.All(MinusLr), w).Store(W + i);
        }
    }
}
