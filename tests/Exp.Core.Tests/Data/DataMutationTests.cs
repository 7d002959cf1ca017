using System.Text;
using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Data;

/// <summary>Files damaged at random: they load, or they end in one message; nothing else escapes and nothing swells.</summary>
public sealed class DataMutationTests : IDisposable
{
    private const int Rounds = 300;
    private const long MostBytes = 20_000_000;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(MissingCells.Error)]
    [InlineData(MissingCells.Drop)]
    [InlineData(MissingCells.Mean)]
    public void A_damaged_table_loads_or_ends_in_one_message(MissingCells missing)
    {
        byte[] table = Encoding.UTF8.GetBytes("x,\"y z\",label\n1.5,-2e-3,\"north, coast\"\r\n3,,b\n\n.5,7,\"two\nlines\"\n1,2,ä\n");
        Damage($"csv/{missing}", table, bytes =>
        {
            folder.Write("data.csv", bytes);
            return new CsvSource("data.csv", "label", DataTask.Classification, Missing: missing);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_images_load_or_end_in_one_message(bool packed)
    {
        byte[] images = IdxSourceTests.Images(10);
        folder.Write("labels", IdxSourceTests.Labels(10));
        Damage($"idx/{packed}", packed ? TempFolder.Gzip(images) : images, bytes =>
        {
            folder.Write("images", bytes);
            return new IdxSource("images", "labels");
        });
    }

    [Fact]
    public void Damaged_labels_load_or_end_in_one_message()
    {
        folder.Write("images", IdxSourceTests.Images(10));
        Damage("labels", TempFolder.Gzip(IdxSourceTests.Labels(10)), bytes =>
        {
            folder.Write("labels", bytes);
            return new IdxSource("images", "labels");
        });
    }

    private void Damage(string name, byte[] whole, Func<byte[], DataSource> source)
    {
        RandomStream random = new SeedTree(1, 0).Stream(name);
        int loaded = 0;
        for (int round = 0; round < Rounds; round++)
        {
            DataSource damaged = source(Damaged(whole, random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            loaded += Loads(damaged, folder.Folders) ? 1 : 0;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
        Assert.True(loaded < Rounds, "no damage was ever noticed");
    }

    private static bool Loads(DataSource source, DataFolders folders)
    {
        try
        {
            DataSet set = source.Load(folders);
            Assert.All(set.Values ?? [], v => Assert.True(double.IsFinite(v) || (set.HasMissingCells && double.IsNaN(v))));
            Assert.Equal(set.Rows * set.Width, set.Values?.Length ?? set.Bytes!.Length);
            return true;
        }
        catch (DataException e)
        {
            Assert.DoesNotContain(e.Message, char.IsControl);
            return false;
        }
    }

    // One to three changes: a byte set, a bit flipped, a stretch cut out or doubled.
    private static byte[] Damaged(byte[] whole, RandomStream random)
    {
        List<byte> bytes = [.. whole];
        for (int change = random.NextBelow(3); change >= 0 && bytes.Count > 0; change--)
        {
            int place = random.NextBelow(bytes.Count), length = Math.Min(1 + random.NextBelow(8), bytes.Count - place);
            switch (random.NextBelow(5))
            {
                case 0: bytes[place] = (byte)random.NextUInt32(); break;
                case 1: bytes[place] ^= (byte)(1 << random.NextBelow(8)); break;
                case 2: bytes.RemoveRange(place, length); break;
                case 3: bytes.InsertRange(place, bytes.GetRange(place, length)); break;
                default: bytes[place] = (byte)",;\"\n\r.\0\u00FF"[random.NextBelow(8)]; break;
            }
        }
        return [.. bytes];
    }
}
