using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Exp.Engine.Numbers;

/// <summary>
/// Names every random stream of a trial by root seed, repeat and purpose ("split", "weights/layer1", "batches/epoch3").
/// No draw depends on trial order, shard or thread: all arms of one repeat see the same split, weights and batches.
/// </summary>
/// <param name="Root">The one root seed of the experiment.</param>
/// <param name="Repeat">The repeat, from 0.</param>
public sealed record SeedTree(long Root, int Repeat)
{
    /// <summary>A new stream, at its beginning, for that purpose.</summary>
    public RandomStream Stream(string purpose) => new(Key(purpose));

    /// <summary>The 64-bit key of a purpose: the first eight bytes of SHA-256 over "root/repeat/purpose".</summary>
    public ulong Key(string purpose)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Root}/{Repeat}/{purpose}");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
