using Exp.Cli.Terminal;
using Exp.Core.Results;

namespace Exp.Cli.Tests.Terminal;

public class AssertionTextTests
{
    private static readonly Assertion[] Some =
    [
        new("the best learning rate is between 0.1 and 10", true, "0.3 between 0.1 and 10"),
        new("every training ends well", false, "4 of 6 rows and 6 = 6"),
        new("the network beats the straight line on every repeat, by more than the spread of the repeats", false, "-0.00421083 > 0.0123457"),
    ];

    [Fact]
    public void The_table_is_the_approved_text() => Approve.Text("assertions", Written(Some));

    [Fact]
    public void It_fits_80_columns() => Assert.All(Written(Some).Split('\n'), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void One_that_holds_is_one() => Assert.EndsWith("\n1 of 1 expectation holds\n", Written(Some[..1]), StringComparison.Ordinal);

    private static string Written(Assertion[] assertions)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        AssertionText.Write(assertions, writer);
        return writer.ToString();
    }
}
