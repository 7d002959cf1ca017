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
        public readonly void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes, T>
        {
            TLanes w = TLanes.Load(W + i), g = TLanes.Load(G + i);
            if (Decay != T.Zero)
                g = TLanes.Fma(w, TLanes.All(Decay), g);
            TLanes a = TLanes.ZeroBelow(TLanes.Fma(g, g, TLanes.Load(A + i)), Negligible);
            a.Store(A + i);
            TLanes d = g / (TLanes.Sqrt(a) + TLanes.All(Epsilon));
            TLanes.Fma(TLanes.All(MinusRate), d, w).Store(W + i);
        }
    }
}
