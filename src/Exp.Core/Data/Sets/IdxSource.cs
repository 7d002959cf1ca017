using Exp.Core.Data.Files;
using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>The user's own images in the format of MNIST, plain or gzipped.</summary>
[Entry("idx", "your own images: IDX files of unsigned bytes, plain or gzipped")]
public sealed record IdxSource(
    [Option("the images; a relative path starts at the folder of the config file")] string Images,
    [Option("their labels")] string Labels,
    [Option("images for testing only; together with test_labels")] string? TestImages = null,
    [Option("their labels")] string? TestLabels = null)
    : DataSource
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders)
    {
        if ((TestImages is null) != (TestLabels is null))
            throw new DataException("test_images and test_labels go together; give both or neither");
        IdxReader Open(string path) => IdxReader.Open(DataFile.FromConfig(path, folders).Open(), path);
        return IdxImages.Read(
            Open, Path.GetFileName(Images), (Images, Labels),
            TestImages is null || TestLabels is null ? null : (TestImages, TestLabels));
    }
}
