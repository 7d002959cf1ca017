using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Which settings of a block are drawn.</summary>
internal sealed record SampleSettings([Option("how many settings are drawn, by the root seed; all repeats of one stay together", Min = 1)] int Count);
