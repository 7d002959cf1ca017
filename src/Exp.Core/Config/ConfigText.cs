using System.Globalization;
using System.Security;
using System.Text;

namespace Exp.Core.Config;

/// <summary>File → text, with everything refused that would be read differently from what the user sees.</summary>
internal static class ConfigText
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file without byte-order mark; null when it cannot be used (a problem says why).</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="blame">Where a missing file is reported: the file itself, or the `extends` that names it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static string? Read(string path, string file, Place blame, Problems problems)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Limits.FileBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Decode(bytes.AsSpan(0, length), file, problems);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(blame, $"no such file: {Words.Quote(path)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException
            or SecurityException or NotSupportedException or ArgumentException)
        {
            string what = Directory.Exists(path) ? "is a folder, not a file" : "cannot be read";
            problems.Add(blame, $"{Words.Quote(path)} {what}");
        }
        return null;
    }

    /// <summary>The text of these bytes; null when they are not a text file of ours.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, Problems problems)
    {
        if (bytes.Length > Limits.FileBytes)
        {
            problems.Add(Place.Whole(file), "the file is larger than 1 MiB; is it a config?");
            return null;
        }
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(Place.Whole(file), "the file is UTF-16; save it as UTF-8");
            return null;
        }
        try
        {
            string text = strict.GetString(bytes);
            return HasInvisible(text, file, problems) ? null : text;
        }
        catch (DecoderFallbackException bad)
        {
            long line = 1 + bytes[..Math.Max(0, bad.Index)].Count((byte)'\n');
            problems.Add(new Place(file, line, 1), "the file is not UTF-8; save it as UTF-8");
            return null;
        }
    }

    // A NUL ends the text for the parser without a word, and some other characters are line ends only to it.
    private static bool HasInvisible(string text, string file, Problems problems)
    {
        long line = 1, column = 0;
        foreach (char c in text)
        {
            column++;
            if (c == '\n')
                (line, column) = (line + 1, 0);
            else if ((char.IsControl(c) && c is not ('\t' or '\r')) || c is '\u2028' or '\u2029' or '\uFEFF')
            {
                string code = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
                problems.Add(new Place(file, line, column), $"invisible character U+{code}; remove it");
                return true;
            }
        }
        return false;
    }
}
