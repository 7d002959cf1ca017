using System.Diagnostics;

namespace Exp.EndToEnd.Tests;

/// <summary>The script `exp`, in a copy of the repository's outline and with a dotnet that only takes notes.</summary>
public sealed class StartScriptTests : IDisposable
{
    private const string FakeDotnet =
        """
        #!/usr/bin/env bash
        case $1 in
          --version) echo 10.0.100 ;;
          build)
            echo built >>"$NOTES"; sleep 0.2; [ -z "${BREAK:-}" ] || { echo 'error CS0000: broken'; exit 1; }
            mkdir -p artifacts/bin/Exp.Cli/release; touch artifacts/bin/Exp.Cli/release/Exp.Cli.dll ;;
          exec) shift; echo "ran ${1##*/} in $PWD with:$(printf ' [%s]' "${@:2}")" ;;
        esac
        """;

    private readonly Workplace place = new();

    public StartScriptTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        place.With("a repo/src/Exp.Cli/Program.cs", "").With("a repo/build/x", "").With("a repo/global.json", "")
            .With("a repo/Directory.Build.props", "").With("bin/dotnet", FakeDotnet).With("elsewhere/x", "");
        File.Copy(Path.Combine(Workplace.Repository, "exp"), place["a repo", "exp"]);
        MakeExecutable(place["a repo", "exp"]);
        MakeExecutable(place["bin", "dotnet"]);
    }

    [Fact]
    public async Task It_builds_once_and_runs_in_the_folder_of_the_caller()
    {
        string expected = $"ran Exp.Cli.dll in {place["elsewhere"]} with: [sweep] [a b.yaml] []\n";
        Ended first = (await Start("'../a repo/exp' sweep 'a b.yaml' ''")).Fine();
        Assert.Equal(expected, first.Output);
        Assert.Contains("building", first.Error, StringComparison.Ordinal);
        Ended second = (await Start("'../a repo/exp' sweep 'a b.yaml' ''")).Fine();
        Assert.Equal((expected, ""), (second.Output, second.Error));
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task A_link_to_it_works()
    {
        (await Start("ln -s '../a repo/exp' first; ln -s first second; ./second list")).Fine();
        Assert.Equal(1, Builds);
    }

    [Theory]
    [InlineData("src/Exp.Cli/Program.cs")]
    [InlineData("src/New.cs")]
    [InlineData("global.json")]
    [InlineData("Directory.Build.props")]
    public async Task A_newer_source_makes_it_build_again(string source)
    {
        (await Start("'../a repo/exp' list")).Fine();
        place.With($"a repo/{source}", "changed");
        File.SetLastWriteTimeUtc(place["a repo", source], File.GetLastWriteTimeUtc(place["a repo", "artifacts", "exp.stamp"]).AddSeconds(1));
        (await Start("'../a repo/exp' list")).Fine();
        Assert.Equal(2, Builds);
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        Ended both = (await Start("'../a repo/exp' a & '../a repo/exp' b & wait")).Fine();
        Assert.Equal(2, both.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task A_failed_build_shows_what_the_compiler_said_and_is_tried_again()
    {
        Ended failed = (await Start("BREAK=1 '../a repo/exp' list")).With(5);
        Assert.Contains("error CS0000: broken", failed.Error, StringComparison.Ordinal);
        Assert.Equal("", failed.Output);
        (await Start("'../a repo/exp' list")).Fine();
        Assert.Equal(2, Builds);
    }

    [Fact]
    public async Task Without_dotnet_it_says_what_to_install()
    {
        // Only what the script needs, so that no dotnet of this machine is found.
        Ended ended = (await Start(
            "for t in bash readlink dirname find; do ln -s \"$(command -v $t)\" .; done; PATH=$PWD HOME=/nowhere DOTNET_ROOT= '../a repo/exp' list")).With(5);
        Assert.Contains("needs the .NET 10 SDK", ended.Error, StringComparison.Ordinal);
        Assert.Contains("https://dotnet.microsoft.com/download", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_old_sdk_it_says_which_is_needed()
    {
        place.With("bin/dotnet", "#!/usr/bin/env bash\n[ $1 = --list-sdks ] && { echo '8.0.100 [/x]'; exit; }; exit 145\n");
        Ended ended = (await Start("'../a repo/exp' list")).With(5);
        Assert.Contains("needs the .NET 10 SDK; installed are: 8.0.100.", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();

    private int Builds => File.ReadAllLines(place["notes"]).Length;

    private async Task<Ended> Start(string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = place["elsewhere"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{place["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["NOTES"] = place["notes"];
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
