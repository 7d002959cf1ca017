namespace Exp.Core.Data.Sets;

/// <summary>The shape of a set that ships, stated so that a list needs not load it; loading checks it.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Features">Numbers per row.</param>
/// <param name="Classes">Classes; 0 for regression.</param>
/// <param name="TestRows">Rows set aside by the publishers.</param>
public sealed record SetFacts(DataTask Task, int Rows, int Features, int Classes, int TestRows = 0);
