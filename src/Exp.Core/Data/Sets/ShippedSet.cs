using Exp.Core.Data.Files;

namespace Exp.Core.Data.Sets;

/// <summary>A set under data/. A file that is not byte for byte the published one is refused.</summary>
public abstract record ShippedSet : DataSource
{
    /// <summary>Its folder under data/, which is its name as well.</summary>
    public abstract string Folder { get; }

    /// <summary>Licence of the data, as the README beside them has it.</summary>
    public abstract string Licence { get; }

    /// <summary>Shape.</summary>
    public abstract SetFacts Facts { get; }

    /// <summary>The files and their digests.</summary>
    public abstract IReadOnlyList<ShippedFile> Files { get; }

    /// <inheritdoc/>
    public sealed override DataSet Load(DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return LoadFiles(folders) with { Licence = Licence };
    }

    private protected abstract DataSet LoadFiles(DataFolders folders);

    /// <summary>The content of a file, its digest checked.</summary>
    private protected byte[] Content(ShippedFile file, DataFolders folders)
    {
        DataFile found = DataFile.Shipped(Folder, file.Name, folders);
        byte[] content = found.ReadAll();
        string got = DataDigest.OfBytes(content);
        return got == file.Sha256
            ? content
            : throw new DataException(
                $"{found.Shown} was changed: its SHA-256 is {got}, expected {file.Sha256}; restore it, for instance with git checkout -- data");
    }
}
