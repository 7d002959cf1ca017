using Exp.Engine.Catalog;

namespace Exp.Engine.Training.Keeping;

/// <summary>The weights as they are when training ends.</summary>
[Entry("last", "the weights as they are when training ends")]
public sealed record KeepLast : Keep;
