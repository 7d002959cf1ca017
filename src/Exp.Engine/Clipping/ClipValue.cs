using Exp.Engine.Catalog;
using Exp.Engine.Layers;

namespace Exp.Engine.Clipping;

/// <summary>Cuts every number of the gradient off at a magnitude. The direction of the step changes.</summary>
/// <param name="Max">The largest magnitude that is left alone.</param>
[Entry("value", "cuts every number of the gradient off at a magnitude",
    Formula = "g = min(max(g, -max), max)", Source = "torch.nn.utils.clip_grad_value_; clipvalue of Keras")]
public sealed record ClipValue(
    [Option("the largest magnitude that is left alone", Min = 0, MinExclusive = true)] double Max = 1) : Clip
{
    internal override void Apply<T>(Span<T> gradient, IReadOnlyList<ParameterTensor> tensors)
    {
        T high = T.CreateChecked(Max), low = -high;
        foreach (ref T number in gradient)
            number = number > high ? high : number < low ? low : number;
    }
}
