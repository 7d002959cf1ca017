using System.Numerics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;

namespace Exp.Engine.Clipping;

/// <summary>Scales the gradient down to a Euclidean norm.</summary>
/// <param name="Max">The largest norm that is left alone.</param>
/// <param name="Scope">Of what the norm is taken.</param>
/// <param name="Form">Whose way of scaling.</param>
/// <remarks>The norm is summed in double, in the order of the panels.</remarks>
[Entry("norm", "scales the gradient down to a largest Euclidean norm",
    Formula = "g *= min(1, max / (|g| + 1e-6)); exact: g *= max / |g| where |g| > max",
    Source = "Pascanu, Mikolov and Bengio, ICML 2013; torch.nn.utils.clip_grad_norm_; clipnorm and global_clipnorm of Keras")]
public sealed record ClipNorm(
    [Option("the largest norm that is left alone", Min = 0, MinExclusive = true)] double Max = 1,
    [Option("of what the norm is taken: global (all parameters) or tensor (weights and biases of each layer)")] ClipScope Scope = ClipScope.Global,
    [Option("whose scaling: torch (1e-6 beside the norm) or exact (as in Keras)")] ClipForm Form = ClipForm.Torch) : Clip
{
    private const double TorchEpsilon = 1e-6;

    internal override void Apply<T>(Span<T> gradient, IReadOnlyList<ParameterTensor> tensors)
    {
        if (Scope == ClipScope.Global)
        {
            Apply(gradient, [(0, gradient.Length)]);
            return;
        }
        for (int i = 0; i < tensors.Count; i++)
            Apply(gradient, tensors[i].Pieces);
    }

    private unsafe void Apply<T>(Span<T> gradient, IReadOnlyList<(int Start, int Length)> pieces)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LaneSum<T> squares = default;
        fixed (T* g = gradient)
        {
            for (int i = 0; i < pieces.Count; i++)
                squares.AddSquares(g + pieces[i].Start, pieces[i].Length);
        }
        double scale = Scale(Math.Sqrt(squares.Total));
        if (!(scale < 1))
            return;
        T factor = T.CreateChecked(scale);
        for (int i = 0; i < pieces.Count; i++)
        {
            foreach (ref T number in gradient.Slice(pieces[i].Start, pieces[i].Length))
                number *= factor;
        }
    }

    // 1 for a norm that is not finite.
    private double Scale(double norm) => !double.IsFinite(norm) || norm <= Max && Form == ClipForm.Exact
        ? 1
        : Max / (Form == ClipForm.Exact ? norm : norm + TorchEpsilon);
}
