namespace Exp.Engine.Optimizers;

/// <summary>What the length of a step follows when all gradients are multiplied by a number.</summary>
public enum StepScale
{
    /// <summary>The gradient: twice the gradient, twice the step (sgd).</summary>
    Gradient,

    /// <summary>The rate alone: the size of gradients cancels out (adam and kin), or only their sign counts.</summary>
    Rate,
}
