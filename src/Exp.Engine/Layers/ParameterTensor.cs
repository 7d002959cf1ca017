namespace Exp.Engine.Layers;

/// <summary>
/// The weights, the biases, or the factors or shifts of the norm, of one layer within the parameters of a network: what
/// other libraries keep as an array of its own. Padding belongs to it and is zero.
/// </summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="IsWeight">True for weights: what penalties and norm limits act on.</param>
/// <param name="Pieces">Where its numbers lie; every length is a multiple of the panel width, column j of a panel being one unit.</param>
internal sealed record ParameterTensor(int Layer, bool IsWeight, IReadOnlyList<(int Start, int Length)> Pieces);
