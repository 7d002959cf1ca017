using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Strength of concrete: eight inputs, one real target.</summary>
[Entry("concrete", "compressive strength of concrete in MPa by mixture and age",
    Source = "I-C. Yeh, Concrete Compressive Strength, UCI, 1998, https://doi.org/10.24432/C5PK67")]
public sealed record Concrete() : ShippedTable(
    "concrete", "763bce7fcfbc7a04855f97a734d20fcf350890a9e53b2baac4370d6b3975438f",
    target: "compressive_strength_mpa", new SetFacts(DataTask.Regression, Rows: 1030, Features: 8, Classes: 0));
