namespace Exp.EndToEnd.Tests;

/// <summary>Same file, same bytes: threads, vector units, locale and interruptions change nothing.</summary>
public sealed class SameBytesTests(SameBytesTests.Reference reference) : IClassFixture<SameBytesTests.Reference>, IDisposable
{
    private readonly Workplace place = new Workplace().With("tiny.yaml", Configs.Tiny).With("many.yaml", Configs.Many);

    [Theory]
    [InlineData("-j1", "", "")]
    [InlineData("-j2", "", "")]
    [InlineData("-j2", "DOTNET_EnableAVX512", "0")]
    [InlineData("-j2", "DOTNET_EnableAVX2", "0")]
    [InlineData("-j2", "DOTNET_EnableFMA", "0")]
    [InlineData("-j2", "DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("-j2", "LC_ALL", "de_DE.UTF-8")]
    [InlineData("-j2", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")]
    [InlineData("-j2", "DOTNET_gcServer", "1")]
    public async Task Every_way_to_run_a_sweep_gives_the_same_bytes(string jobs, string variable, string value)
    {
        (string, string)[] environment = variable.Length == 0 ? [] : [(variable, value)];
        (await ExpProgram.Run(place.Folder, environment, "sweep", "tiny.yaml", jobs)).Fine();
        Assert.Equal(reference.Digests, place.Digests("results/tiny"));
    }

    [Fact]
    public async Task Three_shards_merged_give_the_same_bytes()
    {
        for (int number = 1; number <= 3; number++)
            (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--shard", $"{number}/3", "-o", $"s{number}")).Fine();
        (await ExpProgram.Run(place.Folder, "merge", "all", "s3", "s1", "s2")).Fine();
        Assert.Equal(reference.Digests, place.Digests("all"));
        (await ExpProgram.Run(place.Folder, "merge", "s2", "s1", "s3")).Fine();
        Assert.Equal(reference.Digests, place.Digests("s2"));
    }

    /// <summary>Everything at once, on a real sweep: many minutes of work where the machine is busy.</summary>
    [Fact]
    public async Task Shards_killed_again_and_again_with_any_number_of_jobs_merged_in_any_order_give_the_same_bytes()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EXP_PROOFS")), "set EXP_PROOFS=1 to run the slow proofs");
        (await ExpProgram.Run(place.Folder, "sweep", "many.yaml", "-j1", "-o", "whole")).Fine();
        long size = PartBytes("whole") / 3;
        for (int number = 1; number <= 3; number++)
        {
            string[] command = ["sweep", "many.yaml", "--shard", $"{number}/3", $"-j{number}", "-o", $"s{number}"];
            for (int kill = 1; kill <= 3; kill++)
            {
                using ExpProgram program = ExpProgram.Start(place.Folder, [], command);
                await Until(() => program.HasEnded || PartBytes($"s{number}") > size * kill / 5);
                program.Kill();
                await program.End();
            }
            (await ExpProgram.Run(place.Folder, [.. command, "--retry-failed"])).Fine();
        }
        foreach (string order in (string[])["123", "132", "213", "231", "312", "321"])
        {
            (await ExpProgram.Run(place.Folder, ["merge", $"m{order}", .. order.Select(c => $"s{c}")])).Fine();
            Assert.Equal(place.Digests("whole"), place.Digests($"m{order}"));
        }
    }

    [Fact]
    public async Task Killed_at_random_moments_and_started_again_a_sweep_ends_in_the_same_bytes()
    {
        (await ExpProgram.Run(place.Folder, "sweep", "many.yaml", "-o", "whole")).Fine();
        long size = PartBytes("whole");
        for (int kill = 1; kill <= 5; kill++)
        {
            using ExpProgram program = ExpProgram.Start(place.Folder, [], "sweep", "many.yaml", "-o", "killed");
            await Until(() => program.HasEnded || PartBytes("killed") > size * kill / 7);
            program.Kill();
            await program.End();
        }
        // So many kills in a row may look like a trial that kills its process.
        (await ExpProgram.Run(place.Folder, "sweep", "many.yaml", "-o", "killed", "--retry-failed")).Fine();
        Assert.Equal(place.Digests("whole"), place.Digests("killed"));
    }

    [Fact]
    public async Task Interrupted_a_sweep_says_how_to_go_on_and_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        (await ExpProgram.Run(place.Folder, "sweep", "many.yaml", "-o", "whole")).Fine();
        using (ExpProgram program = ExpProgram.Start(place.Folder, [], "sweep", "many.yaml", "-o", "stopped"))
        {
            await Until(() => program.HasEnded || PartBytes("stopped") > PartBytes("whole") / 5);
            program.Signal("INT");
            Ended interrupted = (await program.End()).With(130);
            Assert.Matches(@"interrupted; \d+ of 40 trials are done; go on with: exp sweep many.yaml -o stopped\n$", interrupted.Error);
        }
        (await ExpProgram.Run(place.Folder, "sweep", "many.yaml", "-o", "stopped")).Fine();
        Assert.Equal(place.Digests("whole"), place.Digests("stopped"));
    }

    public void Dispose() => place.Dispose();

    /// <summary>The sweep as it comes without any setting, done once.</summary>
    public sealed class Reference : IAsyncLifetime
    {
        internal string Digests { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            using Workplace place = new Workplace().With("tiny.yaml", Configs.Tiny);
            (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
            Digests = place.Digests("results/tiny");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private long PartBytes(string results)
    {
        DirectoryInfo parts = new(place[results, "parts"]);
        return parts.Exists ? parts.EnumerateFiles().Sum(f => f.Length) : 0;
    }

    // The moment lies where the other process is, not in time: nothing to wait for but the files themselves.
    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(2, TestContext.Current.CancellationToken);
    }
}
