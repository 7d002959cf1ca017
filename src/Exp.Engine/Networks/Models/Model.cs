using Exp.Engine.Losses;

namespace Exp.Engine.Networks.Models;

/// <summary>What kind of network is trained, before the sizes of the data are known.</summary>
public abstract partial record Model
{
    /// <summary>The name in a config of the loss that goes with it when none is given.</summary>
    /// <param name="regression">True for real-valued targets.</param>
    public abstract string DefaultLoss(bool regression);

    /// <summary>Null when the loss fits, else why not and what would: "the perceptron learns by its own criterion; use loss: perceptron".</summary>
    public virtual string? Objection(Loss loss) => null;

    /// <summary>The layers for data of that shape.</summary>
    /// <param name="inputs">Features per row.</param>
    /// <param name="outputs">Targets per row.</param>
    /// <exception cref="UnfitOptionException">The lists do not fit each other; the message says how.</exception>
    public abstract NetworkSpec Build(int inputs, int outputs);
}
