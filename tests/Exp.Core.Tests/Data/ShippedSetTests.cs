using System.Security.Cryptography;
using Exp.Core.Data;
using Exp.Core.Data.Sets;

namespace Exp.Core.Tests.Data;

public class ShippedSetTests
{
    public static TheoryData<string> Kinds => [.. DataSource.All.Members.Where(m => m.Type.IsAssignableTo(typeof(ShippedSet))).Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Has_the_shape_it_states(string kind)
    {
        (ShippedSet source, DataSet set) = Load(kind);
        int features = source.Facts.Features;
        Assert.Equal(source.Facts, new SetFacts(set.Task, set.Rows, set.Width, set.Classes.Count, set.TestRows.Length));
        Assert.Equal(set.Rows * features, set.Bytes?.Length ?? set.Values!.Length);
        Assert.Equal(set.Task == DataTask.Classification ? set.Rows : 0, set.Labels.Length);
        Assert.Equal(set.Task == DataTask.Regression ? set.Rows : 0, set.Targets.Length);
        Assert.Equal(features, set.FeatureNames.Distinct().Count());
        Assert.False(set.HasMissingCells);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Has_the_files_that_the_checksum_list_names(string kind)
    {
        (ShippedSet source, DataSet set) = Load(kind);
        string[] listed = File.ReadAllLines(Path.Combine(Folders.Shipped.Shipped, "SHA256SUMS"));
        foreach (ShippedFile file in source.Files)
        {
            Assert.Contains($"{file.Sha256}  {source.Folder}/{file.Name}", listed);
            string readme = File.ReadAllText(Path.Combine(Folders.Shipped.Shipped, source.Folder, "README.md"));
            Assert.Contains(file.Sha256, readme, StringComparison.Ordinal);
            Assert.Contains(source.Licence, readme, StringComparison.Ordinal);
            Assert.Equal(source.Licence, set.Licence);
        }
    }

    [Theory]
    [InlineData("mnist", new[] { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }, new[] { 6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958 })]
    [InlineData("digits", new[] { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }, new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 })]
    [InlineData("iris", new[] { "setosa", "versicolor", "virginica" }, new[] { 50, 50, 50 })]
    [InlineData("wine", new[] { "0", "1", "2" }, new[] { 59, 71, 48 })]
    [InlineData("breast-cancer", new[] { "benign", "malignant" }, new[] { 357, 212 })]
    [InlineData("banknote", new[] { "0", "1" }, new[] { 762, 610 })]
    [InlineData("sonar", new[] { "M", "R" }, new[] { 111, 97 })]
    public void Has_the_published_class_counts(string kind, string[] classes, int[] counts)
    {
        DataSet set = Load(kind).Set;
        Assert.Equal(classes, set.Classes);
        Assert.Equal(counts, set.ClassCounts());
    }

    [Theory]
    [InlineData("mnist", "b7c802622a418165c2fb922c75e7c66836517316042ce2204bafa5f7c23bf404")]
    [InlineData("iris", "fa124cff51709d4d0a94257f0d5da2d90ddd3be74e296b7e6e1e411d68e96408")]
    public void Digests_are_pinned(string kind, string digest) => Assert.Equal(digest, Load(kind).Set.Digest);

    [Fact]
    public void Mnist_test_images_come_last_and_keep_the_published_counts()
    {
        DataSet set = Load("mnist").Set;
        Assert.Equal(Enumerable.Range(60_000, 10_000), set.TestRows);
        int[] counts = new int[10];
        foreach (int row in set.TestRows)
            counts[set.Labels[row]]++;
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], counts);
        Assert.Equal("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", IdxDigest(set, 10_000));
    }

    [Fact]
    public void Sonar_keeps_the_split_of_1988()
    {
        DataSet set = Load("sonar").Set;
        Assert.Equal(62, set.TestRows.Count(row => set.Classes[set.Labels[row]] == "M"));
        Assert.DoesNotContain("id", set.FeatureNames);
        Assert.DoesNotContain("split", set.FeatureNames);
    }

    // The images with their IDX header must be the decompressed file that the README names.
    private static string IdxDigest(DataSet set, int images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0, 0, 8, 3, 0, 0, (byte)(images >> 8), (byte)images, 0, 0, 0, 28, 0, 0, 0, 28]);
        hash.AppendData(set.Bytes!, set.Bytes!.Length - (images * 784), images * 784);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (ShippedSet Source, DataSet Set) Load(string kind)
    {
        var source = (ShippedSet)DataSource.All.Find(kind)!.CreateDefault();
        return (source, source.Load(Folders.Shipped));
    }
}
