using System.Buffers.Binary;
using System.IO.Compression;

namespace Exp.Core.Data.Files;

/// <summary>
/// An IDX file of unsigned bytes, plain or gzipped: big-endian magic 00 00 08 D, then D sizes of 32 bits, then the bytes.
/// Never unpacks more than the header announces, and believes no header that the file is too short for.
/// </summary>
internal sealed class IdxReader : IDisposable
{
    private const int UnsignedByte = 8, MaxDimensions = 4;
    // No deflate stream grows by more than this (zlib's technical details).
    private const long MaxGrowth = 1032;

    private readonly Stream content;
    private readonly string shown;
    private readonly uint? packedLength;

    private IdxReader(Stream file, string shown)
    {
        this.shown = shown;
        Span<byte> start = stackalloc byte[4];
        int got = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        bool packed = got >= 2 && start[0] == 0x1F && start[1] == 0x8B;
        if (!packed && (got < 4 || start[0] != 0 || start[1] != 0))
            throw new DataException($"{shown}: {WhatItIs(start[..got])}");
        packedLength = packed ? LastFourBytes(file) : null;
        file.Position = 0;
        content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        Sizes = ReadHeader();
        long announced = Sizes.Aggregate(1L, (product, size) => product * size);
        long room = packed ? file.Length * MaxGrowth : file.Length - 4 - (4 * Sizes.Length);
        if (announced > room)
            throw new DataException($"{shown}: announces {announced} bytes and holds at most {room}; it is cut off or damaged: fetch it again");
        Length = (int)announced;
    }

    /// <summary>Reads the header.</summary>
    /// <param name="file">At its beginning; seekable; closed with the reader, or when there is something wrong.</param>
    /// <param name="shown">How messages call the file.</param>
    public static IdxReader Open(Stream file, string shown)
    {
        try
        {
            return new IdxReader(file, shown);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Items, then the sizes of one item.</summary>
    public int[] Sizes { get; }

    /// <summary>Bytes after the header.</summary>
    public int Length { get; }

    /// <summary>Reads everything after the header; nothing may be left or missing.</summary>
    /// <param name="to">Room for exactly Length bytes.</param>
    public void ReadBody(Span<byte> to)
    {
        int got = Read(to);
        if (got < to.Length)
            throw new DataException($"{shown}: ends after {got} of {to.Length} bytes; it is cut off: fetch it again");
        if (Read(stackalloc byte[1]) > 0)
            throw new DataException($"{shown}: goes on after the {to.Length} bytes that its header announces; it is not the file it says");
        // .NET does not miss a trailer that was cut off; zlib has checked its sum when it is there.
        if (packedLength is { } length && length != 4 + (4 * Sizes.Length) + to.Length)
            throw new DataException($"{shown}: does not end as one complete gzip file does; it is cut off or extended: fetch it again, or pack it anew");
    }

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();

    private int[] ReadHeader()
    {
        Span<byte> magic = stackalloc byte[4];
        if (Read(magic) < magic.Length || magic[0] != 0 || magic[1] != 0)
            throw new DataException($"{shown}: is gzip, but there is no IDX inside: {WhatItIs(magic)}");
        if (magic[2] != UnsignedByte)
            throw new DataException($"{shown}: holds elements of type 0x{magic[2]:X2}; only unsigned bytes (0x08) are read");
        if (magic[3] is 0 or > MaxDimensions)
            throw new DataException($"{shown}: has {magic[3]} dimensions; 1 to {MaxDimensions} are read");
        Span<byte> sizes = stackalloc byte[4 * MaxDimensions];
        sizes = sizes[..(4 * magic[3])];
        if (Read(sizes) < sizes.Length)
            throw new DataException($"{shown}: ends within its header; it is cut off: fetch it again");
        return CheckedSizes(sizes);
    }

    private int[] CheckedSizes(ReadOnlySpan<byte> header)
    {
        int[] sizes = new int[header.Length / 4];
        long product = 1;
        for (int d = 0; d < sizes.Length; d++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 * d)..]);
            if (size == 0)
                throw new DataException($"{shown}: dimension {d + 1} has size 0");
            if (size > int.MaxValue || (product *= size) > Array.MaxLength)
                throw new DataException($"{shown}: announces more than {Array.MaxLength} bytes; that much is not read");
            sizes[d] = (int)size;
        }
        return sizes;
    }

    // A gzip file ends with the length of what is packed in it, little-endian (RFC 1952).
    private static uint LastFourBytes(Stream file)
    {
        Span<byte> end = stackalloc byte[4];
        file.Seek(-Math.Min(4, file.Length), SeekOrigin.End);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32LittleEndian(end);
    }

    private int Read(Span<byte> to)
    {
        try
        {
            return content.ReadAtLeast(to, to.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw new DataException($"{shown}: the gzip data are damaged or cut off; fetch it again");
        }
        catch (IOException e)
        {
            throw new DataException($"{shown}: cannot be read: {e.Message}");
        }
    }

    private static string WhatItIs(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "is empty";
        bool text = start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        string seen = text ? $"'{System.Text.Encoding.ASCII.GetString(start)}'" : "bytes " + Convert.ToHexString(start);
        string guess = start[0] == '<' ? " - a web page?" : start is [0x50, 0x4B, ..] ? " - a zip archive?" : "";
        return $"not gzip and not IDX: starts with {seen}{guess}";
    }
}
