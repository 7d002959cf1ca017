using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// turn = sign(g) · sign(before); s · eta_plus, s · eta_minus or s by the sign of turn, then within its bounds; g = 0 where
/// turn is negative; w = fma(−sign(g), s, w).
/// </summary>
internal sealed class RpropStepper<T>(Rprop form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] signs = new T[parameters];
    private readonly T[] sizes = new T[parameters];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        if (Steps == 1)
            sizes.AsSpan().Fill(T.CreateChecked(lr));
        fixed (T* w = weights, g = gradients, before = signs, s = sizes)
        {
            var update = new Update
            {
                W = w, G = g, Before = before, S = s, Less = T.CreateChecked(form.EtaMinus), More = T.CreateChecked(form.EtaPlus),
                Least = T.CreateChecked(form.StepMin), Most = T.CreateChecked(form.StepMax),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, Before, S;
        public T Less, More, Least, Most;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements zero = TElements.All(T.Zero), least = TElements.All(Least), most = TElements.All(Most);
            TElements sign = Elements<TElements, T>.Sign(TElements.Load(G + i)), turn = sign * TElements.Load(Before + i);
            TElements s = TElements.Load(S + i);
            s = TElements.IfGreater(turn, zero, s * TElements.All(More), TElements.IfGreater(zero, turn, s * TElements.All(Less), s));
            s = TElements.IfGreater(least, s, least, s);
            s = TElements.IfGreater(s, most, most, s);
            sign = TElements.IfGreater(zero, turn, zero, sign);
            s.Store(S + i);
            sign.Store(Before + i);
            TElements.Fma(-sign, s, TElements.Load(W + i)).Store(W + i);
        }
    }
}
