using Exp.Cli.Tests.Architecture;

namespace Exp.Cli.Tests;

public class ReferenceDocsTests
{
    [Theory]
    [InlineData("catalogs.md", "list --md")]
    [InlineData("columns.md", "list columns --md")]
    [InlineData("config.schema.json", "schema")]
    public async Task The_reference_pages_say_what_the_program_says(string page, string command)
    {
        string written = (await File.ReadAllTextAsync(Path.Combine(SourceFile.Root, "docs", "reference", page))).ReplaceLineEndings("\n");
        Said said = await Said.By(command.Split(' '));
        Assert.True(written == said.Output, $"docs/reference/{page} is not what `exp {command}` says; run tools/reference-docs");
    }
}
