using System.Security.Cryptography;
using Exp.Core.Results.Files;

namespace Exp.Core.Results.Parts;

/// <summary>Puts a part file into another folder and overwrites no other one.</summary>
internal static class PartCopy
{
    private const int DigestDigits = 12;

    /// <summary>
    /// Under its own name where that is free; when another writer's file has it, the digest of the content joins the name. A
    /// file that is there already, whole or further written, is not copied; of one that has grown since, the longer replaces
    /// the shorter.
    /// </summary>
    public static void Into(string folder, string file)
    {
        byte[] content = Read(file);
        string name = Path.GetFileNameWithoutExtension(file), path = Path.Combine(folder, name + ".part");
        if (File.Exists(path))
        {
            byte[] there = Read(path);
            if (there.AsSpan().StartsWith(content))
                return;
            if (!content.AsSpan().StartsWith(there))
                path = Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(content))[..DigestDigits]}.part");
        }
        AtomicFile.Write(path, stream => stream.Write(content));
    }

    // Its writer may still be at work.
    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
