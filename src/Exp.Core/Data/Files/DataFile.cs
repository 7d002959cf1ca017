using System.Text.Unicode;

namespace Exp.Core.Data.Files;

/// <summary>A data file as the user named it, found and read; every failure becomes one plain message.</summary>
/// <param name="Shown">How messages call it.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Cure">What to do when it is not there.</param>
internal sealed record DataFile(string Shown, string FullPath, string Cure)
{
    private const long MaxBytes = 1L << 30;

    /// <summary>A path from a config: relative ones start at the config file's folder.</summary>
    public static DataFile FromConfig(string path, DataFolders folders)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new DataException("path is empty or holds a NUL character; give the name of a file");
        string fullPath = Path.GetFullPath(Path.Combine(folders.Config, path));
        return new DataFile(path, fullPath, "relative paths start at the folder of the config file");
    }

    /// <summary>A file of a set that ships.</summary>
    public static DataFile Shipped(string folder, string name, DataFolders folders)
    {
        string fullPath = Path.GetFullPath(Path.Combine(folders.Shipped, folder, name));
        return new DataFile($"data/{folder}/{name}", fullPath, "it belongs to the program: restore the folder data, for instance with git checkout -- data");
    }

    /// <summary>Opens the file for reading.</summary>
    public FileStream Open()
    {
        try
        {
            var file = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.CanSeek)
                return file;
            file.Dispose();
            throw new DataException($"'{Shown}' is a pipe or a device; give the name of a file");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"no data file '{Shown}' (looked for {FullPath}); {Cure}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(Directory.Exists(FullPath)
                ? $"'{Shown}' is a folder; give the name of a file"
                : $"cannot read '{Shown}': {e.Message}");
        }
    }

    /// <summary>The whole content.</summary>
    public byte[] ReadAll()
    {
        using FileStream file = Open();
        if (file.Length > MaxBytes)
            throw new DataException($"'{Shown}' has {file.Length} bytes; at most {MaxBytes} are read");
        try
        {
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (IOException e)
        {
            throw new DataException($"cannot read '{Shown}': {e.Message}");
        }
    }

    /// <summary>The whole content of a text file; anything but UTF-8 without NUL is refused.</summary>
    public byte[] ReadText()
    {
        byte[] content = ReadAll();
        if (content.Length == 0)
            throw new DataException($"'{Shown}' is empty");
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new DataException($"'{Shown}' is UTF-16; save it as UTF-8");
        int nul = content.AsSpan().IndexOf((byte)0);
        if (nul >= 0)
            throw new DataException($"'{Shown}' is not text: byte {nul} is NUL");
        if (!Utf8.IsValid(content))
            throw new DataException($"'{Shown}' is not UTF-8: byte {FirstInvalid(content)} is 0x{content[FirstInvalid(content)]:X2}; save it as UTF-8");
        return content;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        int place = 0;
        while (System.Text.Rune.DecodeFromUtf8(content[place..], out _, out int used) == System.Buffers.OperationStatus.Done)
            place += used;
        return place;
    }
}
