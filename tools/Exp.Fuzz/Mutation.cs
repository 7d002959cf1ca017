using System.Text;
using Exp.Engine.Numbers;

namespace Exp.Fuzz;

/// <summary>Good inputs → bad ones: a few changes of random kind at random places.</summary>
internal sealed class Mutation(IReadOnlyList<byte[]> seeds, RandomStream random)
{
    private const int MostChanges = 6, LongestRepeat = 300, LargestInput = 1 << 20;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "", "\0", "\n", "\r\n", "\t", "\"", "'", "'''", ",", ";", ":", ": ", "- ", "#", "{", "}", "[", "]", "&a ", "*a", "<<: ", "|", ">", "%", "!!", "@", "`", "~",
            "null", "true", "yes", "0", "-0", "1e400", "1e-400", ".nan", "0x10", "017", "1_000", "1,5", "99999999999999999999", "-1", "2147483648",
            "ladder(1, 0)", "range(0, 1, 0)", "geomspace(0, 1, 3)", "linspace(0, 1, 1000000000)", "\u00e4", "\u202e", "\ud7ff", "=", "==", "a=b", "optimizer.lr=", "|00000000",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x00, 0x00, 0x08, 0x03], [0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff], [0x1f, 0x8b],
    ];

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        var bytes = new List<byte>(seeds[random.NextBelow(seeds.Count)]);
        int changes = 1 + random.NextBelow(MostChanges);
        for (int i = 0; i < changes && bytes.Count < LargestInput; i++)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        int at = random.NextBelow(bytes.Count + 1), left = bytes.Count - at, some = random.NextBelow(Math.Min(left, 64) + 1);
        switch (random.NextBelow(8))
        {
            case 0 when left > 0:
                bytes[at] ^= (byte)(1 << random.NextBelow(8));
                break;
            case 1 when left > 0:
                bytes[at] = (byte)random.NextBelow(256);
                break;
            case 2:
                bytes.RemoveRange(at, some);
                break;
            case 3:
                bytes.RemoveRange(at, left);
                break;
            case 4:
                bytes.InsertRange(random.NextBelow(bytes.Count + 1), bytes.GetRange(at, some));
                break;
            case 5:
                byte[] other = seeds[random.NextBelow(seeds.Count)];
                bytes.InsertRange(at, other.AsSpan(random.NextBelow(other.Length + 1)).ToArray());
                break;
            case 6:
                byte[] piece = Pieces[random.NextBelow(Pieces.Length)];
                int times = random.NextBelow(10) == 0 ? LongestRepeat : 1;
                bytes.InsertRange(at, Enumerable.Repeat(piece, times).SelectMany(p => p));
                break;
            default:
                bytes.InsertRange(at, Pieces[random.NextBelow(Pieces.Length)]);
                break;
        }
    }
}
