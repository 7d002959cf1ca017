using Exp.Engine.Catalog;

namespace Exp.Cli.Tests;

public class UsageTests
{
    [Theory]
    [InlineData("swep c.yaml", "unknown command 'swep'; did you mean 'sweep'?")]
    [InlineData("sweep c.yaml --fore", "unknown option '--fore'; did you mean '--force'?")]
    [InlineData("sweep --fore c.yaml", "unknown option '--fore'; did you mean '--force'?")]
    [InlineData("sweep c.yaml --thread 2", "unknown option '--thread'")]
    [InlineData("sweep c.yaml --jbos=2", "unknown option '--jbos=2'; did you mean '--jobs'?")]
    [InlineData("validate c.yaml -x", "unknown option '-x'")]
    [InlineData("sweep c.yaml lr", "'lr' is not an override; write key=value, such as optimizer.lr=0.1")]
    [InlineData("sweep c.yaml =1", "'=1' is not an override; write key=value, such as optimizer.lr=0.1")]
    [InlineData("sweep c.yaml -q false", "'false' is not an override; write key=value, such as optimizer.lr=0.1")]
    [InlineData("sweep c.yaml -j x", "--jobs must be a whole number from 1 to 4096, got 'x'")]
    [InlineData("sweep c.yaml -j 0", "--jobs must be a whole number from 1 to 4096, got '0'")]
    [InlineData("sweep c.yaml -j 1,000", "--jobs must be a whole number from 1 to 4096, got '1,000'")]
    [InlineData("sweep c.yaml -j 2.5", "--jobs must be a whole number from 1 to 4096, got '2.5'")]
    [InlineData("sweep c.yaml --on-error maybe", "--on-error must be continue or stop, got 'maybe'")]
    [InlineData("sweep c.yaml --shard 0/3", "--shard must be one of 1/n to n/n, such as 2/3, got '0/3'")]
    [InlineData("sweep c.yaml --shard 4/3", "--shard must be one of 1/n to n/n, such as 2/3, got '4/3'")]
    [InlineData("sweep c.yaml --max-time 30", "--max-time must be a time such as 90s, 30m or 1h30m, got '30'")]
    [InlineData("sweep c.yaml --max-time 0m", "--max-time must be a time such as 90s, 30m or 1h30m, got '0m'")]
    [InlineData("sweep c.yaml --max-time ", "--max-time must be a time such as 90s, 30m or 1h30m, got ''")]
    [InlineData("sweep", "required argument 'config' missing for command: 'sweep'")]
    [InlineData("sweep c.yaml -o ", "--out names a folder, got ''")]
    [InlineData("sweep  -q", "config names a file, got ''")]
    [InlineData("sweep c.yaml -j", "required argument missing for option: '-j'")]
    public async Task A_wrong_command_line_says_what_is_wrong(string line, string expected)
    {
        Said said = await Said.By(line.Split(' '));
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.StartsWith($"exp: error: {expected}", said.Error, StringComparison.Ordinal);
        Assert.Matches(@"\nexp: see: exp[a-z ]* --help\n$", said.Error);
    }

    [Fact]
    public async Task An_unknown_name_in_the_catalogs_is_corrected()
    {
        Said said = await Said.By("list", "activatoins");
        Assert.Equal(2, said.ExitCode);
        Assert.Contains("did you mean 'activations'?", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("form", "from", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_edits(string a, string b, int expected) => Assert.Equal(expected, Spelling.Distance(a, b));
}
