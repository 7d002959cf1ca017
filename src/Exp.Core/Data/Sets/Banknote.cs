using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>Banknote authentication; close to linearly separable, but not quite.</summary>
[Entry("banknote", "banknotes, genuine or forged, by wavelet features",
    Source = "V. Lohweg, Banknote Authentication, UCI, 2012, https://doi.org/10.24432/C55P57")]
public sealed record Banknote() : ShippedTable(
    "banknote", "22ef6162c8f700703856c961d42b40f1aa5d915ce41546429cd803206f82d1f3",
    target: "class", new SetFacts(DataTask.Classification, Rows: 1372, Features: 4, Classes: 2));
