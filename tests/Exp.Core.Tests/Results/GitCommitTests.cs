using Exp.Core.Results.Files;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Results;

public sealed class GitCommitTests
{
    private static readonly string Hash = new('a', 40);

    [Fact]
    public void A_branch_is_followed_to_its_file()
    {
        using TempFolder folder = Repository("ref: refs/heads/main", loose: Hash, packed: null);
        Assert.Equal(Hash, GitCommit.Of(Directory.CreateDirectory(folder.In("configs", "deep")).FullName));
    }

    [Fact]
    public void A_branch_is_followed_to_the_packed_references()
    {
        using TempFolder folder = Repository("ref: refs/heads/main", loose: null, packed: $"# pack-refs\n{new string('b', 40)} refs/heads/old\n{Hash} refs/heads/main\n");
        Assert.Equal(Hash, GitCommit.Of(folder.Path));
    }

    [Fact]
    public void A_detached_head_is_the_commit()
    {
        using TempFolder folder = Repository(Hash, loose: null, packed: null);
        Assert.Equal(Hash, GitCommit.Of(folder.Path));
    }

    [Fact]
    public void A_work_tree_is_followed_to_the_shared_references()
    {
        using TempFolder folder = Repository("ref: refs/heads/other", loose: Hash, packed: null);
        Directory.CreateDirectory(folder.In(".git", "worktrees", "w"));
        File.WriteAllText(folder.In(".git", "worktrees", "w", "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(folder.In(".git", "worktrees", "w", "commondir"), "../..\n");
        Directory.CreateDirectory(folder.In("w"));
        File.WriteAllText(folder.In("w", ".git"), $"gitdir: {folder.In(".git", "worktrees", "w")}\n");
        Assert.Equal(Hash, GitCommit.Of(folder.In("w")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ref: refs/heads/missing")]
    [InlineData("something else")]
    public void Anything_unusual_gives_nothing(string head)
    {
        using TempFolder folder = Repository(head, loose: null, packed: null);
        Assert.Equal("", GitCommit.Of(folder.Path));
    }

    private static TempFolder Repository(string head, string? loose, string? packed)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.In(".git", "refs", "heads"));
        File.WriteAllText(folder.In(".git", "HEAD"), head + "\n");
        if (loose is not null)
            File.WriteAllText(folder.In(".git", "refs", "heads", "main"), loose + "\n");
        if (packed is not null)
            File.WriteAllText(folder.In(".git", "packed-refs"), packed);
        return folder;
    }
}
