using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Exp.Core.Data;

/// <summary>SHA-256 over what a set holds: the same for the same rows, wherever they came from.</summary>
internal static class DataDigest
{
    private const int BlockSize = 1024;

    /// <summary>Digest of a set's task, names, shape, features, labels, targets and test rows.</summary>
    public static string Of(DataSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendText(hash, $"exp data 1\n{set.Task}\n{set.Rows}\n");
        AppendNames(hash, set.FeatureNames);
        AppendNames(hash, set.Classes);
        AppendText(hash, set.Bytes is null ? "values\n" : "bytes\n");
        hash.AppendData(set.Bytes ?? []);
        AppendNumbers(hash, set.Values ?? [], Bits);
        AppendText(hash, $"labels {set.Labels.Length} targets {set.Targets.Length} test {set.TestRows.Length}\n");
        AppendNumbers(hash, set.Labels, n => n);
        AppendNumbers(hash, set.Targets, Bits);
        AppendNumbers(hash, set.TestRows, n => n);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Digest of a file's bytes, as sha256sum prints it.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Digest of a text.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    // NaN marks an empty cell; its bits differ between machines, so it counts as one fixed pattern.
    private static long Bits(double value) =>
        double.IsNaN(value) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToInt64Bits(value);

    private static void AppendNames(IncrementalHash hash, IReadOnlyList<string> names)
    {
        AppendText(hash, $"{names.Count}\n");
        foreach (string name in names)
            AppendText(hash, $"{name.Length}:{name}\n");
    }

    private static void AppendText(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));

    // Little-endian on every machine.
    private static void AppendNumbers<T>(IncrementalHash hash, T[] numbers, Func<T, long> bits)
    {
        byte[] block = new byte[sizeof(long) * BlockSize];
        for (int start = 0; start < numbers.Length; start += BlockSize)
        {
            int count = Math.Min(BlockSize, numbers.Length - start);
            for (int i = 0; i < count; i++)
                BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(sizeof(long) * i), bits(numbers[start + i]));
            hash.AppendData(block, 0, sizeof(long) * count);
        }
    }
}
