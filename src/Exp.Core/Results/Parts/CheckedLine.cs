using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace Exp.Core.Results.Parts;

/// <summary>A line that proves it is whole: text, a bar, the CRC-32C of the text in eight hex digits.</summary>
internal static class CheckedLine
{
    private const int TailLength = 9;

    /// <summary>The line with its check and line break.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> text) =>
        [.. text, .. Encoding.ASCII.GetBytes($"|{Crc(text):x8}\n")];

    /// <summary>True when the check is right; <paramref name="text"/> is then what was sealed. Takes the line without its break.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (line.Length < TailLength || line[^TailLength] != (byte)'|')
            return false;
        ReadOnlySpan<byte> digits = line[^(TailLength - 1)..];
        bool lower = !digits.ContainsAnyInRange((byte)'A', (byte)'F');
        if (!lower || !Utf8Parser.TryParse(digits, out uint crc, out int read, 'x') || read != digits.Length)
            return false;
        text = line[..^TailLength];
        return Crc(text) == crc;
    }

    /// <summary>CRC-32C (Castagnoli), as in RFC 3720.</summary>
    public static uint Crc(ReadOnlySpan<byte> text)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in text)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
