using Exp.Core.Data.Files;
using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>The four files of the original MNIST page, byte for byte.</summary>
[Entry("mnist", "handwritten digits, 28x28 grey pixels",
    Source = "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proceedings of the IEEE 86(11), 1998")]
public sealed record Mnist : ShippedSet
{
    private static readonly ShippedFile TrainImages =
        new("train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");

    private static readonly ShippedFile TrainLabels =
        new("train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");

    private static readonly ShippedFile TestImages =
        new("t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");

    private static readonly ShippedFile TestLabels =
        new("t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    /// <inheritdoc/>
    public override string Folder => "mnist";

    /// <inheritdoc/>
    public override string Licence => "CC BY-SA 3.0";

    /// <inheritdoc/>
    public override SetFacts Facts { get; } =
        new(DataTask.Classification, Rows: 70_000, Features: 784, Classes: 10, TestRows: 10_000);

    /// <inheritdoc/>
    public override IReadOnlyList<ShippedFile> Files => [TrainImages, TrainLabels, TestImages, TestLabels];

    private protected override DataSet LoadFiles(DataFolders folders)
    {
        IdxReader Open(string name) => IdxReader.Open(
            new MemoryStream(Content(Files.Single(f => f.Name == name), folders), writable: false), $"data/{Folder}/{name}");
        return IdxImages.Read(Open, Folder, (TrainImages.Name, TrainLabels.Name), (TestImages.Name, TestLabels.Name));
    }
}
