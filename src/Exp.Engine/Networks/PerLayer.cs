namespace Exp.Engine.Networks;

/// <summary>One value for all hidden layers, or one for each: in a config file a single value or a list.</summary>
/// <param name="Items">One item, or as many as there are hidden layers.</param>
public sealed record PerLayer<T>(IReadOnlyList<T> Items)
{
    /// <summary>The value for hidden layer <paramref name="layer"/> (from 0).</summary>
    public T For(int layer) => Items.Count == 1 ? Items[0] : Items[layer];
}
