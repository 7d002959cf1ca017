using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// a = fma(g, g, a); w = fma(−rate, g / (sqrt(a + inside) + outside), w) with rate = lr / (1 + (t − 1) lr_decay); one of
/// inside and outside is epsilon, the other 0.
/// </summary>
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
        bool keras = form.Form == UpdateForm.Keras;
        double rate = lr / (1 + ((Steps - 1) * form.LrDecay)), decay = form.WeightDecay;
        fixed (T* w = weights, g = gradients, a = sums)
        {
            var update = new Update
            {
                W = w, G = g, A = a, Decay = T.CreateChecked(keras ? 0 : decay), Keep = T.CreateChecked(keras ? 1 - (rate * decay) : 1),
                Inside = T.CreateChecked(keras ? form.Epsilon : 0), Outside = T.CreateChecked(keras ? 0 : form.Epsilon),
                MinusRate = T.CreateChecked(-rate), Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        bool keras = form.Form == UpdateForm.Keras;
        double slower = 1 + ((Steps - 1) * form.LrDecay);
        return Steps > 0
            && WriteRoots(sums, keras ? form.Epsilon : 0, slower, keras ? 0 : form.Epsilon * slower, p);
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, A;
        public T Decay, Keep, Inside, Outside, MinusRate, Negligible;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements a = TElements.ZeroBelow(TElements.Fma(g, g, TElements.Load(A + i)), Negligible);
            a.Store(A + i);
            TElements d = g / (TElements.Sqrt(a + TElements.All(Inside)) + TElements.All(Outside));
            TElements.Fma(TElements.All(MinusRate), d, w * TElements.All(Keep)).Store(W + i);
        }
    }
}
