using System.CommandLine;
using Exp.Cli.Terminal;

namespace Exp.Cli.Tests;

public class HelpTests
{
    public static TheoryData<string> Commands => [.. Paths(ExpCommand.Root(Quiet()), "exp")];

    [Theory, MemberData(nameof(Commands))]
    public async Task Help_is_the_approved_text(string path)
    {
        Said said = await Said.By([.. path.Split(' ').Skip(1), "--help"]);
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Approve.Text($"help-{path.Replace(' ', '-')}", said.Output);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Help_fits_80_columns(string path)
    {
        Said said = await Said.By([.. path.Split(' ').Skip(1), "--help"]);
        Assert.All(said.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public async Task No_arguments_show_the_help() =>
        Assert.Equal((await Said.By("--help")).Output, (await Said.By()).Output);

    [Fact]
    public async Task Version_names_program_and_bits()
    {
        Said said = await Said.By("--version");
        Assert.Matches(@"^exp \d+\.\d+\.\d+ \(numerics \d+\)\n$", said.Output);
        Assert.Equal(0, said.ExitCode);
    }

    private static Shell Quiet() => new(
        TextWriter.Null, TextWriter.Null, TerminalTraits.Plain, TimeProvider.System, CancellationToken.None);

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(c => Paths(c, $"{path} {c.Name}")).Prepend(path);
}
