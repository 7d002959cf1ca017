namespace Exp.EndToEnd.Tests;

/// <summary>`exp lock` and `exp verify`, as a user and a CI job meet them.</summary>
public sealed class LockTests : IDisposable
{
    private readonly Workplace place = new Workplace().With("tiny.yaml", Configs.Tiny);

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task What_was_locked_is_verified_anywhere()
    {
        Ended locked = (await ExpProgram.Run(place.Folder, "lock", "tiny.yaml")).Fine();
        Assert.EndsWith("lock: tiny.lock.yaml has 36 trials; exp verify tiny.yaml checks it\n", locked.Output, StringComparison.Ordinal);
        string[] before = Directory.GetFileSystemEntries(place.Folder, "*", SearchOption.AllDirectories);
        Assert.Equal("verified: 36 of 36 trials, every row as locked\n", (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml", "-j", "2")).Fine().Output);
        Assert.Equal("verified: 8 of 36 trials, every row as locked\n", (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml", "--sample", "20%")).Fine().Output);
        Assert.Equal(before, Directory.GetFileSystemEntries(place.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_row_that_differs_ends_with_3_and_says_where()
    {
        (await ExpProgram.Run(place.Folder, "lock", "tiny.yaml")).Fine();
        string text = File.ReadAllText(place["tiny.lock.yaml"]);
        int at = text.IndexOf("rows: \"", StringComparison.Ordinal) + 7;
        File.WriteAllText(place["tiny.lock.yaml"], text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..]);
        Ended ended = (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml")).With(3);
        Assert.Contains("\ndiffers: trial ", ended.Error, StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
        Assert.Contains("\"same\": false", (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml", "--json")).With(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_of_another_config_ends_with_4_and_says_what_changed()
    {
        (await ExpProgram.Run(place.Folder, "lock", "tiny.yaml")).Fine();
        place.With("tiny.yaml", Configs.Tiny + "\nseed: 9\n");
        Ended ended = (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml")).With(4);
        Assert.StartsWith("exp: refused: tiny.lock.yaml does not belong to tiny.yaml as it is: trials: 36 new", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_lock_verify_says_how_to_make_one()
    {
        Ended ended = (await ExpProgram.Run(place.Folder, "verify", "tiny.yaml")).With(4);
        Assert.Equal("exp: refused: tiny.lock.yaml does not exist; exp lock writes it\n", ended.Error);
    }

    [Theory]
    [InlineData("--sample", "0")]
    [InlineData("--sample", "120%")]
    [InlineData("--trials", "zz")]
    public async Task Nonsense_is_refused(params string[] options)
    {
        (await ExpProgram.Run(place.Folder, "lock", "tiny.yaml")).Fine();
        Assert.Equal(2, (await ExpProgram.Run(place.Folder, ["verify", "tiny.yaml", .. options])).ExitCode);
    }
}
