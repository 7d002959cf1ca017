using System.Buffers.Binary;
using Exp.Core.Data;
using Exp.Core.Data.Sets;

namespace Exp.Core.Tests.Data;

public sealed class IdxSourceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_images_are_read_plain_or_packed(bool packed)
    {
        DataSet set = Load(Packed(Images(10), packed), Packed(Labels(10), packed));
        Assert.Equal(10, set.Rows);
        Assert.Equal(6, set.Width);
        Assert.Equal("pixel_1_2", set.FeatureNames[^1]);
        Assert.Equal(["0", "1", "2"], set.Classes);
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], set.Labels);
        Assert.Equal(Images(10)[16..], set.Bytes!);
    }

    [Fact]
    public void Test_files_become_the_published_test_rows()
    {
        folder.Write("i", Images(6));
        folder.Write("l", Labels(6));
        folder.Write("ti", Images(3));
        folder.Write("tl", Labels(3));
        DataSet set = new IdxSource("i", "l", "ti", "tl").Load(folder.Folders);
        Assert.Equal([6, 7, 8], set.TestRows);
        Assert.Equal(9 * 6, set.Bytes!.Length);
    }

    [Fact]
    public void Labels_need_not_begin_at_0()
    {
        byte[] labels = Labels(6);
        for (int i = 8; i < labels.Length; i++)
            labels[i] += 5;
        Assert.Equal(["5", "6", "7"], Load(Images(6), labels).Classes);
    }

    // What the images file holds, and the message.
    public static TheoryData<byte[], string> Faults => new()
    {
        { "<!DOCTYPE html>"u8.ToArray(), "images: not gzip and not IDX: starts with '<!DO' - a web page?" },
        { "PK\x03\x04zip"u8.ToArray(), "images: not gzip and not IDX: starts with bytes 504B0304 - a zip archive?" },
        { [], "images: is empty" },
        { [0, 0], "images: not gzip and not IDX: starts with bytes 0000" },
        { [0, 0, 8, 3, 0, 0], "images: ends within its header; it is cut off: fetch it again" },
        { [0, 0, 0x0D, 3, .. new byte[12]], "images: holds elements of type 0x0D; only unsigned bytes (0x08) are read" },
        { [0, 0, 8, 9, .. new byte[36]], "images: has 9 dimensions; 1 to 4 are read" },
        { Header(0, 2, 3), "images: dimension 1 has size 0" },
        { Header(10, 70_000, 70_000), "images: announces more than 2147483591 bytes; that much is not read" },
        { Header(uint.MaxValue, uint.MaxValue, uint.MaxValue), "images: announces more than 2147483591 bytes; that much is not read" },
        { Header(1, 30_000, 60_000), "images: announces 1800000000 bytes and holds at most 0; it is cut off or damaged: fetch it again" },
        { Images(10)[..^1], "images: announces 60 bytes and holds at most 59; it is cut off or damaged: fetch it again" },
        { [.. Images(10), 7], "images: goes on after the 60 bytes that its header announces; it is not the file it says" },
        { TempFolder.Gzip([.. Images(10), 7]), "images: goes on after the 60 bytes that its header announces; it is not the file it says" },
        { TempFolder.Gzip(Images(10)[..^1]), "images: ends after 59 of 60 bytes; it is cut off: fetch it again" },
        { TempFolder.Gzip("<!DOCTYPE html>"u8.ToArray()), "images: is gzip, but there is no IDX inside: not gzip and not IDX: starts with '<!DO' - a web page?" },
        { Labels(10), "images: has 1 dimension, as label files have; images need 2 or more: are images and labels swapped?" },
        { [.. Header(2, 2_000_000), .. new byte[4_000_000]], "images: 2000000 numbers per image; at most 1048576 are read" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Wrong_images_get_one_message_with_place_and_cure(byte[] images, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => Load(images, Labels(10))).Message);

    [Fact]
    public void Every_way_of_cutting_a_packed_file_is_noticed()
    {
        byte[] whole = TempFolder.Gzip(Images(10));
        for (int length = 0; length < whole.Length; length++)
            Assert.StartsWith("images: ", Assert.Throws<DataException>(() => Load(whole[..length], Labels(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_unpacks_without_end_is_left_packed()
    {
        byte[] bomb = TempFolder.Gzip([.. Header(10, 2, 3), .. new byte[50_000_000]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataException>(() => Load(bomb, Labels(10)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void A_header_that_the_file_cannot_fulfil_is_not_believed()
    {
        byte[] liar = TempFolder.Gzip([.. Header(60_000, 28, 28), 1, 2, 3]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.StartsWith("images: announces 47040000 bytes and holds at most ", Assert.Throws<DataException>(() => Load(liar, Labels(10))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void Labels_and_images_must_be_as_many() => Assert.Equal(
        "labels: has 9 labels, but images has 10 images", Assert.Throws<DataException>(() => Load(Images(10), Labels(9))).Message);

    [Fact]
    public void Images_in_place_of_labels_are_noticed() => Assert.Equal(
        "labels: has 3 dimensions; labels have 1: are images and labels swapped?",
        Assert.Throws<DataException>(() => Load(Images(10), Images(10))).Message);

    [Fact]
    public void One_class_is_not_enough() => Assert.Equal(
        "labels: every label is 0; a classification needs two classes or more",
        Assert.Throws<DataException>(() => Load(Images(1), Labels(1))).Message);

    [Fact]
    public void Test_images_without_labels_are_refused() => Assert.Equal(
        "test_images and test_labels go together; give both or neither",
        Assert.Throws<DataException>(() => new IdxSource("i", "l", "ti").Load(folder.Folders)).Message);

    [Fact]
    public void Images_of_two_sizes_are_refused()
    {
        folder.Write("i", Images(6));
        folder.Write("l", Labels(6));
        folder.Write("ti", [.. Header(2, 1, 3), .. new byte[6]]);
        Assert.Equal("ti: images of 1 x 3, but i has 2 x 3", Assert.Throws<DataException>(() => new IdxSource("i", "l", "ti", "l").Load(folder.Folders)).Message);
    }

    internal static byte[] Images(int count) => [.. Header((uint)count, 2, 3), .. Enumerable.Range(0, count * 6).Select(i => (byte)(i * 37))];

    internal static byte[] Labels(int count) => [.. Header((uint)count), .. Enumerable.Range(0, count).Select(i => (byte)(i % 3))];

    private static byte[] Header(params uint[] sizes)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (8, (byte)sizes.Length);
        for (int d = 0; d < sizes.Length; d++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + (4 * d)), sizes[d]);
        return header;
    }

    private static byte[] Packed(byte[] bytes, bool packed) => packed ? TempFolder.Gzip(bytes) : bytes;

    private DataSet Load(byte[] images, byte[] labels)
    {
        folder.Write("images", images);
        folder.Write("labels", labels);
        return new IdxSource("images", "labels").Load(folder.Folders);
    }
}
