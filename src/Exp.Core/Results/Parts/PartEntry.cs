namespace Exp.Core.Results.Parts;

/// <summary>Where a record is, and what a store must know of it.</summary>
/// <param name="File">Its file.</param>
/// <param name="Offset">Where its line begins.</param>
/// <param name="Length">Bytes of the line.</param>
/// <param name="Digest">Of what must be the same for every record of that id.</param>
/// <param name="Crashed">It says that nothing came of it.</param>
/// <param name="IsExact">All records of that id must agree.</param>
internal sealed record PartEntry(PartFile File, long Offset, int Length, UInt128 Digest, bool Crashed, bool IsExact)
{
    /// <summary>File and byte, for messages.</summary>
    public string Place => $"{File.Name} at byte {Offset}";

    /// <summary>A total order that copies of files do not change.</summary>
    public bool IsAfter(PartEntry other) => (File.Number, Offset, Digest).CompareTo((other.File.Number, other.Offset, other.Digest)) > 0;

    /// <summary>The record, checked once more.</summary>
    public PartLine Read()
    {
        using var file = new FileStream(File.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        file.Position = Offset;
        byte[] bytes = new byte[Length];
        file.ReadExactly(bytes);
        return CheckedLine.TryOpen(bytes, out ReadOnlySpan<byte> text) && PartJson.Line(text) is { } line
            ? line
            : throw new IOException($"{File.Path} changed while it was read");
    }
}
