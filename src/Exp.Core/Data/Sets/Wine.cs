using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Wine recognition; each class is linearly separable from the rest.</summary>
[Entry("wine", "three cultivars of wine by chemical analysis",
    Source = "S. Aeberhard, M. Forina, Wine, UCI, 1992, https://doi.org/10.24432/C5PC7J")]
public sealed record Wine() : ShippedTable(
    "wine", "7ab4bfea28aa2b962a6d5554dc25111c278c99dae4af27edd4922d802ff3a8da",
    target: "class", new SetFacts(DataTask.Classification, Rows: 178, Features: 13, Classes: 3));
