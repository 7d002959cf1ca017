using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>a = fma(g, g, a); w = fma(−rate, g / (sqrt(a) + epsilon), w) with rate = lr / (1 + (t − 1) lr_decay).</summary>
internal sealed class AdagradStepper<T> : Stepper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Adagrad form;
    private readonly T[] sums;

    public AdagradStepper(Adagrad form, int parameters)
        : base(parameters)
    {
        this.form = form;
        sums = new T[parameters];
        sums.AsSpan().Fill(T.CreateChecked(form.InitialAccumulator));
    }

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        fixed (T* w = weights, g = gradients, a = sums)
        {
            var update = new Update
            {
                W = w, G = g, A = a, Decay = T.CreateChecked(form.WeightDecay), Epsilon = T.CreateChecked(form.Epsilon),
                MinusRate = T.CreateChecked(-lr / (1 + ((Steps - 1) * form.LrDecay))),
                Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, A;
        public T Decay, Epsilon, MinusRate, Negligible;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements a = TElements.ZeroBelow(TElements.Fma(g, g, TElements.Load(A + i)), Negligible);
            a.Store(A + i);
            TElements d = g / (TElements.Sqrt(a) + TElements.All(Epsilon));
            TElements.Fma(TElements.All(MinusRate), d, w).Store(W + i);
        }
    }
}
