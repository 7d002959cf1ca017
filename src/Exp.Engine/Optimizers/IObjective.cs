namespace Exp.Engine.Optimizers;

/// <summary>What an optimizer may ask when one gradient per step is not enough for it, as in a line search.</summary>
public interface IObjective
{
    /// <summary>The value at the weights where the step began.</summary>
    double Value { get; }

    /// <summary>The value at the weights as they are now; the gradient handed to the step is overwritten by the one there.</summary>
    double Evaluate();
}
