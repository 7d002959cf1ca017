namespace Exp.Engine.Networks;

/// <summary>One value for all hidden layers, or one for each: in a config file a single value or a list.</summary>
/// <param name="Items">One item, or as many as there are hidden layers.</param>
public sealed record PerLayer<T>(IReadOnlyList<T> Items)
{
    /// <summary>The value for hidden layer <paramref name="layer"/> (from 0).</summary>
    public T For(int layer) => Items.Count == 1 ? Items[0] : Items[layer];

    /// <summary>Checks that there is one value, or one per hidden layer.</summary>
    /// <param name="layers">Hidden layers.</param>
    /// <param name="option">The key in a config.</param>
    /// <param name="values">What several of them are called.</param>
    /// <exception cref="UnfitOptionException">There is another number of them.</exception>
    internal void CheckCount(int layers, string option, string values)
    {
        if (Items.Count != 1 && Items.Count != layers)
            throw new UnfitOptionException(option, $"{Items.Count} {values} for {layers} hidden layers; give one, or one per layer");
    }
}
