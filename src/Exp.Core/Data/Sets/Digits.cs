using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>The UCI test part (13 writers) of the optical recognition of handwritten digits.</summary>
[Entry("digits", "handwritten digits, 8x8 pixels from 0 to 16",
    Source = "E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998, https://doi.org/10.24432/C50P49")]
public sealed record Digits() : ShippedTable(
    "digits", "067c897c3866e1f112d70ccf18ba908a8bc1fbb9ec051530b8ad86070265d299",
    target: "label", new SetFacts(DataTask.Classification, Rows: 1797, Features: 64, Classes: 10));
