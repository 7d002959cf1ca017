using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// v = fma(v, alpha, (g · g) · (1 − alpha)); d = g / (sqrt(v) + epsilon), centered with v − a² under the root;
/// w = fma(−lr, d, w), with momentum buf = fma(buf, mu, d) in the place of d. Keras's form has epsilon under the root, and
/// d · lr and −1 in the places of d and −lr.
/// </summary>
internal sealed class RmsPropStepper<T>(RmsProp form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] squares = new T[parameters];
    private readonly T[] means = form.Centered ? new T[parameters] : [];
    private readonly T[] buffer = form.Momentum != 0 ? new T[parameters] : [];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        bool keras = form.Form == UpdateForm.Keras;
        double decay = form.WeightDecay;
        fixed (T* w = weights, g = gradients, v = squares, a = means, buf = buffer)
        {
            var update = new Update
            {
                W = w, G = g, V = v, A = a, Buf = buf,
                Alpha = T.CreateChecked(form.Alpha), Fresh = T.CreateChecked(1 - form.Alpha),
                Mu = T.CreateChecked(form.Momentum),
                Inside = T.CreateChecked(keras ? form.Epsilon : 0), Outside = T.CreateChecked(keras ? 0 : form.Epsilon),
                Rate = T.CreateChecked(keras ? lr : 1), MinusRate = T.CreateChecked(keras ? -1 : -lr),
                Decay = T.CreateChecked(keras ? 0 : decay), Keep = T.CreateChecked(keras ? 1 - (lr * decay) : 1),
                Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        if (Steps == 0)
            return false;
        bool keras = form.Form == UpdateForm.Keras;
        squares.CopyTo(p);
        for (int i = 0; i < means.Length; i++)
        {
            T variance = T.FusedMultiplyAdd(-means[i], means[i], p[i]);
            p[i] = variance < T.Zero ? T.Zero : variance;
        }
        return WriteRoots(p, keras ? form.Epsilon : 0, 1, keras ? 0 : form.Epsilon, p);
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, V, A, Buf;
        public T Alpha, Fresh, Mu, Inside, Outside, Rate, MinusRate, Decay, Keep, Negligible;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i), alpha = TElements.All(Alpha), fresh = TElements.All(Fresh);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements v = TElements.ZeroBelow(TElements.Fma(TElements.Load(V + i), alpha, g * g * fresh), Negligible);
            v.Store(V + i);
            if (A != null)
            {
                TElements a = TElements.ZeroBelow(TElements.Fma(TElements.Load(A + i), alpha, g * fresh), Negligible);
                a.Store(A + i);
                v = TElements.NotNegative(TElements.Fma(-a, a, v));
            }
            TElements d = g / (TElements.Sqrt(v + TElements.All(Inside)) + TElements.All(Outside)) * TElements.All(Rate);
            if (Buf != null)
            {
                d = TElements.ZeroBelow(TElements.Fma(TElements.Load(Buf + i), TElements.All(Mu), d), Negligible);
                d.Store(Buf + i);
            }
            TElements.Fma(TElements.All(MinusRate), d, w * TElements.All(Keep)).Store(W + i);
        }
    }
}
