using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Mines against rocks; all rows together are linearly separable. The test rows are those of the aspect-angle dependent split of 1988.</summary>
[Entry("sonar", "mines and rocks by 60 sonar bands, with the split of 1988",
    Source = "R. P. Gorman, T. J. Sejnowski, Neural Networks 1, 75-89, 1988; UCI https://doi.org/10.24432/C5T01Q")]
public sealed record Sonar() : ShippedTable(
    "sonar", "68e29596a3c7c3e6cc9857fac5ea19e7390e3a1e8ed40e3a3aa614b84eecbf9c",
    target: "class", new SetFacts(DataTask.Classification, Rows: 208, Features: 60, Classes: 2, TestRows: 104),
    split: "split", ignored: "id");
