using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// w = fma(g, −lr, w), with g = fma(w, weight_decay, g) before it where there is decay; decoupled, w · (1 − lr · weight_decay)
/// takes the place of w.
/// </summary>
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
            else if (form.Form == UpdateForm.Keras)
                ElementUpdate.Run<T, Shrunk>(
                    new Shrunk { W = w, G = g, MinusLr = minusLr, Keep = T.CreateChecked(1 - (lr * form.WeightDecay)) }, Parameters);
            else
                ElementUpdate.Run<T, Decayed>(
                    new Decayed { W = w, G = g, MinusLr = minusLr, Decay = T.CreateChecked(form.WeightDecay) }, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        p.Fill(T.One);
        return true;
    }

    private unsafe struct Plain : IElementUpdate<T>
    {
        public T* W, G;
        public T MinusLr;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T> =>
            TElements.Fma(TElements.Load(G + i), TElements.All(MinusLr), TElements.Load(W + i)).Store(W + i);
    }

    private unsafe struct Shrunk : IElementUpdate<T>
    {
        public T* W, G;
        public T MinusLr, Keep;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T> =>
            TElements.Fma(TElements.Load(G + i), TElements.All(MinusLr), TElements.Load(W + i) * TElements.All(Keep)).Store(W + i);
    }

    private unsafe struct Decayed : IElementUpdate<T>
    {
        public T* W, G;
        public T MinusLr, Decay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i);
            TElements g = TElements.Fma(w, TElements.All(Decay), TElements.Load(G + i));
            TElements.Fma(g, TElements.All(MinusLr), w).Store(W + i);
        }
    }
}
