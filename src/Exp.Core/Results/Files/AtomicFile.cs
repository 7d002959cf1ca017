using System.Security.Cryptography;
using System.Text;

namespace Exp.Core.Results.Files;

/// <summary>
/// A file that appears whole or not at all: written under another name in the same folder, flushed to disk, then renamed.
/// A file that already says the same is left as it is.
/// </summary>
public static class AtomicFile
{
    /// <summary>Temporary names begin with a dot and end so.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes by <paramref name="write"/>; returns the SHA-256 of the bytes, lower-case hex.</summary>
    public static string Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string temporary = TemporaryPath(path);
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }
        return Publish(temporary, path);
    }

    /// <summary>Writes text as UTF-8 without mark.</summary>
    public static string Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Where the bytes wait for their name.</summary>
    public static string TemporaryPath(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}{TemporaryEnding}");

    /// <summary>Gives a finished temporary file its name.</summary>
    public static string Publish(string temporary, string path)
    {
        string digest = Digest(temporary);
        if (File.Exists(path) && Digest(path) == digest)
            File.Delete(temporary);
        else
            File.Move(temporary, path, overwrite: true);
        return digest;
    }

    private static string Digest(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
