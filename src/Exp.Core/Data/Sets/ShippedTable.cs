using Exp.Core.Data.Files;

namespace Exp.Core.Data.Sets;

/// <summary>A set under data/ that is one CSV table.</summary>
public abstract record ShippedTable : ShippedSet
{
    private readonly string sha256, target;
    private readonly string? split, ignored;

    private protected ShippedTable(string folder, string sha256, string target, SetFacts facts, string? split = null, string? ignored = null)
    {
        (Folder, this.sha256, this.target, Facts) = (folder, sha256, target, facts);
        (this.split, this.ignored) = (split, ignored);
    }

    /// <inheritdoc/>
    public override string Folder { get; }

    /// <inheritdoc/>
    public override string Licence => "CC BY 4.0";

    /// <inheritdoc/>
    public override SetFacts Facts { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ShippedFile> Files => [new ShippedFile($"{Folder}.csv", sha256)];

    private protected override DataSet LoadFiles(DataFolders folders) => TableReader.Read(
        Content(Files[0], folders), $"data/{Folder}/{Files[0].Name}", Folder,
        new TableLayout(target, Facts.Task, Split: split, Ignored: ignored));
}
