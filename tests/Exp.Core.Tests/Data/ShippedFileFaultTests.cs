using Exp.Core.Data;
using Exp.Core.Data.Sets;

namespace Exp.Core.Tests.Data;

public sealed class ShippedFileFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_changed_file_is_refused_with_both_digests()
    {
        folder.Write("data/iris/iris.csv", "sepal,species\n1,setosa\n");
        Assert.Equal(
            "data/iris/iris.csv was changed: its SHA-256 is 0fcdf178e0846314df7e05deeb22b897cde4a35e5008d884e2f2368e99d303f5, "
            + "expected b6b8efc86732bc48c9fbddba53e2c191fd4f263c0ee98e2b1b7d3543e8d2121d; restore it, for instance with git checkout -- data",
            Assert.Throws<DataException>(() => new Iris().Load(folder.Folders)).Message);
    }

    [Fact]
    public void A_flipped_bit_in_a_packed_file_is_refused()
    {
        byte[] labels = File.ReadAllBytes(Path.Combine(Folders.Shipped.Shipped, "mnist", "t10k-labels-idx1-ubyte.gz"));
        labels[2000] ^= 1;
        foreach (ShippedFile file in new Mnist().Files)
            File.Copy(Path.Combine(Folders.Shipped.Shipped, "mnist", file.Name), Place(file.Name));
        File.Delete(Place("t10k-labels-idx1-ubyte.gz"));
        folder.Write("data/mnist/t10k-labels-idx1-ubyte.gz", labels);
        Assert.StartsWith(
            "data/mnist/t10k-labels-idx1-ubyte.gz was changed: its SHA-256 is ",
            Assert.Throws<DataException>(() => new Mnist().Load(folder.Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_says_how_to_get_it_back() => Assert.Equal(
        $"no data file 'data/wine/wine.csv' (looked for {Path.Combine(folder.Path, "data", "wine", "wine.csv")}); "
        + "it belongs to the program: restore the folder data, for instance with git checkout -- data",
        Assert.Throws<DataException>(() => new Wine().Load(folder.Folders)).Message);

    private string Place(string name)
    {
        string place = Path.Combine(folder.Path, "data", "mnist", name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }
}
