using Exp.Cli.Terminal;

namespace Exp.Cli.Tests.Terminal;

public class TextTableTests
{
    [Fact]
    public void Columns_align_and_lines_end_without_blanks() => Assert.Equal(
        ["name     n", "a        1", "bcdef  100"],
        new TextTable("name", ">n").Add("a", "1").Add("bcdef", "100").Lines());

    [Fact]
    public void The_widest_text_column_is_shortened_to_fit()
    {
        string[] lines = [.. new TextTable("id", "setting", ">n").Add("1", new string('x', 100), "42").Lines(40)];
        Assert.All(lines, line => Assert.True(line.Length <= 40));
        Assert.EndsWith("x...  42", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_never_shortened()
    {
        string number = new('9', 60);
        Assert.Contains(number, new TextTable("name", ">n").Add(new string('x', 60), number).Lines(70).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_has_its_titles() => Assert.Equal(["a  b"], new TextTable("a", ">b").Lines());

    [Fact]
    public void Any_table_has_one_line_per_row_and_shortens_only_when_it_must() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 30], CsCheck.Gen.Int[0, 120], CsCheck.Gen.Int[1, 200]),
        (rows, length, width) =>
        {
            var table = new TextTable("a", "b", ">c");
            for (int r = 0; r < rows; r++)
                table.Add("x", new string('y', length), "1");
            string[] lines = [.. table.Lines(width)];
            bool fits = 1 + 2 + length + 2 + 1 <= width;
            return lines.Length == rows + 1 && (!fits || lines.All(l => !l.Contains("...", StringComparison.Ordinal)));
        },
        iter: 200, threads: 1);
}
