namespace Exp.Engine.Training;

/// <summary>The rows a training is about to visit: places <see cref="First"/> to First + Count in the order of an epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="First">Place in the order, from 0.</param>
/// <param name="Count">Rows.</param>
internal readonly record struct Stretch(int Epoch, int First, int Count);
