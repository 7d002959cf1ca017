using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

public abstract partial record Activation
{
    /// <summary>Every activation. A newcomer adds one line.</summary>
    public static Family<Activation> All { get; } = new Family<Activation>("activation", "activations");
}
