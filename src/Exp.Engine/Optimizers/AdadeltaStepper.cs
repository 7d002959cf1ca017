using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>
/// a = fma(a, rho, (g · g) · (1 − rho)); d = sqrt(u + epsilon) / sqrt(a + epsilon) · g; u = fma(u, rho, (d · d) · (1 − rho));
/// w = fma(−lr, d, w).
/// </summary>
internal sealed class AdadeltaStepper<T>(Adadelta form, int parameters) : Stepper<T>(parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] squares = new T[parameters];
    private readonly T[] stepSquares = new T[parameters];

    protected override unsafe void Advance(Span<T> weights, ReadOnlySpan<T> gradients, double lr)
    {
        fixed (T* w = weights, g = gradients, a = squares, u = stepSquares)
        {
            var update = new Update
            {
                W = w, G = g, A = a, U = u, Rho = T.CreateChecked(form.Rho), Fresh = T.CreateChecked(1 - form.Rho),
                Epsilon = T.CreateChecked(form.Epsilon), MinusLr = T.CreateChecked(-lr),
                Decay = T.CreateChecked(form.WeightDecay), Negligible = T.CreateChecked(Negligible),
            };
            ElementUpdate.Run<T, Update>(update, Parameters);
        }
    }

    protected override bool WritePreconditioner(Span<T> p)
    {
        if (Steps == 0)
            return false;
        T epsilon = T.CreateChecked(form.Epsilon);
        WriteRoots(squares, form.Epsilon, 1, 0, p);
        for (int i = 0; i < p.Length; i++)
            p[i] /= T.Sqrt(stepSquares[i] + epsilon);
        return true;
    }

    private unsafe struct Update : IElementUpdate<T>
    {
        public T* W, G, A, U;
        public T Rho, Fresh, Epsilon, MinusLr, Decay, Negligible;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TElements>(nint i)
            where TElements : struct, IElements<TElements, T>
        {
            TElements w = TElements.Load(W + i), g = TElements.Load(G + i);
            if (Decay != T.Zero)
                g = TElements.Fma(w, TElements.All(Decay), g);
            TElements rho = TElements.All(Rho), fresh = TElements.All(Fresh), epsilon = TElements.All(Epsilon);
            TElements a = TElements.ZeroBelow(TElements.Fma(TElements.Load(A + i), rho, g * g * fresh), Negligible);
            TElements u = TElements.Load(U + i);
            TElements d = TElements.Sqrt(u + epsilon) / TElements.Sqrt(a + epsilon) * g;
            a.Store(A + i);
            TElements.ZeroBelow(TElements.Fma(u, rho, d * d * fresh), Negligible).Store(U + i);
            TElements.Fma(TElements.All(MinusLr), d, w).Store(W + i);
        }
    }
}
