using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>u = sign(fma(m, b1, g · (1 − b1))); w = fma(−lr, u, w · (1 − lr · weight_decay)); m = fma(m, b2, g · (1 − b2)).</summary>
internal sealed class LionStepper<T>(Lion form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] means = new T[parameters];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        fixed (T* w = weights, g = gradients, m = means)
        {
            var update = new Update
            {
                W = w, G = g, M = m,
                Beta1 = T.CreateChecked(form.Beta1), Fresh1 = T.CreateChecked(1 - form.Beta1),
                Beta2 = T.CreateChecked(form.Beta2), Fresh2 = T.CreateChecked(1 - form.Beta2), MinusLr = T.CreateChecked(-lr),
                Keep = T.CreateChecked(1 - (lr * form.WeightDecay)), Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, M;
        public T Beta1, Fresh1, Beta2, Fresh2, MinusLr, Keep, Negligible;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i), m = TElements.Load(M + i);
            TElements u = Elements<TElements, T>.Sign(TElements.Fma(m, TElements.All(Beta1), g * TElements.All(Fresh1)));
            m = TElements.Fma(m, TElements.All(Beta2), g * TElements.All(Fresh2));
            TElements.ZeroBelow(m, Negligible).Store(M + i);
            TElements.Fma(TElements.All(MinusLr), u, w * TElements.All(Keep)).Store(W + i);
        }
    }
}
