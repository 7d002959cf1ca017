using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Fisher's flowers, as the paper of 1936 has them; setosa is linearly separable from the rest, the other two are not.</summary>
[Entry("iris", "three species of iris by four lengths in cm",
    Source = "R. A. Fisher, Iris, UCI, 1936/1988, https://doi.org/10.24432/C56C76")]
public sealed record Iris() : ShippedTable(
    "iris", "b6b8efc86732bc48c9fbddba53e2c191fd4f263c0ee98e2b1b7d3543e8d2121d",
    target: "species", new SetFacts(DataTask.Classification, Rows: 150, Features: 4, Classes: 3));
