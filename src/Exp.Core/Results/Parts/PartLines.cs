namespace Exp.Core.Results.Parts;

/// <summary>Reads a part file line by line, without holding it in memory.</summary>
internal static class PartLines
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>Every line without its break, and where it begins. A last line without a break counts: its check decides.</summary>
    public static IEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] buffer = new byte[FirstBuffer];
        int held = 0;
        long offset = 0;
        while (true)
        {
            if (held == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            int read = file.Read(buffer, held, buffer.Length - held);
            if (read == 0)
                break;
            held += read;
            int start = 0;
            for (int length; (length = buffer.AsSpan(start, held - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
                yield return (offset + start, buffer.AsMemory(start, length));
            buffer.AsSpan(start, held - start).CopyTo(buffer);
            offset += start;
            held -= start;
        }
        if (held > 0)
            yield return (offset, buffer.AsMemory(0, held));
    }
}
