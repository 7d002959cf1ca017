using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Breast Cancer Wisconsin (Diagnostic); linearly separable.</summary>
[Entry("breast-cancer", "tumours, benign or malignant, by 30 measurements of cell nuclei",
    Source = "W. Wolberg, O. Mangasarian, N. Street, W. Street, UCI, 1993, https://doi.org/10.24432/C5DW2B")]
public sealed record BreastCancer() : ShippedTable(
    "breast-cancer", "c528580bfcb31a91356cca65c552eab575b91cec3529b03f13500788c7002b54",
    target: "diagnosis", new SetFacts(DataTask.Classification, Rows: 569, Features: 30, Classes: 2));
