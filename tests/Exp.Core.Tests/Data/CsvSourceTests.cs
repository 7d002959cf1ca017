using System.Text;
using Exp.Core.Data;
using Exp.Core.Data.Sets;

namespace Exp.Core.Tests.Data;

public sealed class CsvSourceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Classes_numbered_1_to_K_make_K_classes_in_numeric_order()
    {
        string[] rows = [.. Enumerable.Range(0, 30).Select(i => $"0.{i},1.5,{(i % 3) + 1}")];
        DataSet set = Load($"x1,x2,label\n{string.Join('\n', rows)}\n", task: DataTask.Classification);
        Assert.Equal(["1", "2", "3"], set.Classes);
        Assert.Equal([0, 1, 2, 0], set.Labels[..4]);
        Assert.Equal(["x1", "x2"], set.FeatureNames);
    }

    [Fact]
    public void Numeric_labels_are_ordered_by_value_and_texts_by_code_point()
    {
        Assert.Equal(["2", "10"], Load("x,label\n1,10\n2,2\n", task: DataTask.Classification).Classes);
        Assert.Equal(["-1", "1"], Load("x,label\n1,1\n2,-1\n", task: DataTask.Classification).Classes);
        Assert.Equal(["10", "2", "b"], Load("x,label\n1,b\n2,2\n3,10\n").Classes);
        Assert.Equal(["B", "a", "ä"], Load("x,label\n1,ä\n2,a\n3,B\n").Classes);
    }

    [Fact]
    public void A_text_target_needs_no_task()
    {
        DataSet set = Load("x,label\n1,red oak\n2,white oak\n3,silver birch\n");
        Assert.Equal(DataTask.Classification, set.Task);
        Assert.Equal(["red oak", "silver birch", "white oak"], set.Classes);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_leave_no_trace()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("label,x\r\na,1.0\r\nb,2.0\r\n")];
        folder.Write("data.csv", bytes);
        DataSet set = new CsvSource("data.csv", "label").Load(folder.Folders);
        Assert.Equal(["a", "b"], set.Classes);
        Assert.Equal([1.0, 2.0], set.Values!);
    }

    [Fact]
    public void European_numbers_are_read_when_asked_for()
    {
        folder.Write("data.csv", "laenge;breite;sorte\n1,5;2,25;a\n3,0;1,75;b\n");
        DataSet set = new CsvSource("data.csv", "sorte", Delimiter: ";", Decimal: ",").Load(folder.Folders);
        Assert.Equal([1.5, 2.25, 3.0, 1.75], set.Values!);
    }

    [Fact]
    public void A_tab_may_separate_cells()
    {
        folder.Write("data.csv", "x\tlabel\n1\ta b\n2\tc\n");
        Assert.Equal(["a b", "c"], new CsvSource("data.csv", "label", Delimiter: "\t").Load(folder.Folders).Classes);
    }

    [Fact]
    public void Quoted_delimiters_quotes_and_line_breaks_belong_to_the_text()
    {
        DataSet set = Load("x,label\n1,\"north, coast\"\n2,\"a \"\"b\"\"\"\n3,\"two\nlines\"\n");
        Assert.Equal(["a \"b\"", "north, coast", "two\nlines"], set.Classes);
    }

    [Fact]
    public void Blanks_around_cells_do_not_count() =>
        Assert.Equal([1.5, -2], Load("x, label\n 1.5 , a\n -2, b\n").Values!);

    [Theory]
    [InlineData("12345678901234567890123", 12345678901234567890123.0)]
    [InlineData("1e-3", 0.001)]
    [InlineData("+.5E+1", 5.0)]
    [InlineData("-0", -0.0)]
    [InlineData("007", 7.0)]
    public void Numbers_are_read_whole_and_invariant(string cell, double value) =>
        Assert.Equal(value, Load($"x,label\n{cell},a\n1,b\n").Values![0]);

    [Fact]
    public void A_regression_target_is_a_number()
    {
        DataSet set = Load("x,label\n1,1.5\n2,2.5\n", task: DataTask.Regression);
        Assert.Equal([1.5, 2.5], set.Targets);
        Assert.Empty(set.Classes);
        Assert.Empty(set.Labels);
    }

    [Fact]
    public void Rows_with_empty_cells_are_dropped_when_asked_for_and_counted()
    {
        DataSet set = Load("age,fare,label\n22,7.25,no\n,71.3,yes\n30,8,\n40,9,yes\n", missing: MissingCells.Drop);
        Assert.Equal([22, 7.25, 40, 9], set.Values!);
        Assert.Equal(["data.csv: 2 of 4 rows have an empty cell and are left out (missing: drop)"], set.Notes);
        Assert.False(set.HasMissingCells);
    }

    [Fact]
    public void Empty_cells_wait_for_the_training_mean_when_asked_for()
    {
        DataSet set = Load("age,label\n22,no\n,yes\n", missing: MissingCells.Mean);
        Assert.True(set.HasMissingCells);
        Assert.True(double.IsNaN(set.Values![1]));
    }

    [Fact]
    public void The_same_rows_have_the_same_digest_however_they_are_written()
    {
        DataSet plain = Load("x,label\n1,a\n2,b\n"), quoted = Load("\"x\",\"label\"\r\n1.0,\"a\"\r\n2e0,b");
        Assert.Equal(plain.Digest, quoted.Digest);
        Assert.NotEqual(plain.Digest, Load("x,label\n1,a\n3,b\n").Digest);
        Assert.NotEqual(plain.Digest, Load("x,label\n1,a\n2,c\n").Digest);
    }

    // Each wrong file, and the one message it gets.
    public static TheoryData<string, string> Faults => new()
    {
        { "age,fare,label\n22,7.25,no\n,71.3,yes\n", "data.csv:3: 'age' is empty; set missing: drop or mean" },
        { "age,fare,label\n22,7.25,no\n2,71.3,\n", "data.csv:3: 'label' is empty; set missing: drop" },
        { "x,x,label\n1,2,a\n", "data.csv:1: column 'x' appears at positions 1 and 2" },
        { "x,,label\n1,2,a\n", "data.csv:1: column 2 has no name" },
        { "laenge;breite;label\n1,5;2,25;a\n", "data.csv:1: only one column found; the header contains ';' - set delimiter" },
        { "x\ty\tlabel\n1\t2\ta\n", "data.csv:1: only one column found; the header contains '\\t' - set delimiter" },
        { "label\na\nb\n", "data.csv:1: only one column found; a table needs the target and at least one feature" },
        { "x,label\n\"1,5\",a\n2,b\n", "data.csv:2: 'x': '1,5' is not a number with decimal: '.'; set decimal: ','" },
        { "x,label\n1,a\n\n?,b\n", "data.csv:4: 'x': '?' is not a number; leave the cell empty when the value is missing" },
        { "x,label\nNaN,a\n2,b\n", "data.csv:2: 'x': 'NaN' is not a number; leave the cell empty when the value is missing" },
        { "x,label\n-Infinity,a\n2,b\n", "data.csv:2: 'x': '-Infinity' is not a number; leave the cell empty when the value is missing" },
        { "x,label\n1e999,a\n2,b\n", "data.csv:2: 'x': '1e999' is not a number that can be held: it is too large" },
        { "x,label\n∞,a\n2,b\n", "data.csv:2: 'x': '∞' is not a number" },
        { "x,label\n1_000,a\n2,b\n", "data.csv:2: 'x': '1_000' is not a number" },
        { "x,label\n0x1F,a\n2,b\n", "data.csv:2: 'x': '0x1F' is not a number" },
        { "name,label\nBob,a\n2,b\n", "data.csv:2: 'name': 'Bob' is not a number" },
        { "x,label\n1,a,3\n", "data.csv:2: 3 cells where the header has 2" },
        { "x,y,label\n1,2,a\n1,a\n", "data.csv:3: 2 cells where the header has 3" },
        { "x,label\n1,a\n2,a\n", "data.csv:2: 'label': every row has the label 'a'; a classification needs two classes or more" },
        { "x,label\n1,1\n2,2\n", "data.csv: the target 'label' holds numbers; say task: classification or task: regression" },
        { "x,lable\n1,a\n2,b\n", "data.csv:1: no column 'label'; did you mean 'lable'? (there are x, lable)" },
        { "1.5,2\n3,4\n", "data.csv:1: the first row holds numbers; it must name the columns" },
        { "x,label\n", "data.csv: has a header but no rows" },
        { "", "'data.csv' is empty" },
        { "x,label\n1,\"a\n2,b\n", "data.csv:2: the quotes of this record do not match; a quoted cell is closed by one \" before the next delimiter, and \"\" stands for a quote inside it" },
        { "x,label\n1,\"a\"b\n2,b\n", "data.csv:2: the quotes of this record do not match; a quoted cell is closed by one \" before the next delimiter, and \"\" stands for a quote inside it" },
        { "x,label\n1,a\0\n", "'data.csv' is not text: byte 11 is NUL" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_wrong_file_gets_one_message_with_place_and_cure(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => Load(text)).Message);

    [Theory]
    [InlineData("x,label\n1,abc\n2,3\n", "data.csv:2: 'label': 'abc' is not a number, as task: regression needs; text goes with task: classification")]
    public void A_text_target_is_no_regression(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => Load(text, DataTask.Regression)).Message);

    [Fact]
    public void One_number_written_in_two_ways_is_no_label() => Assert.Equal(
        "data.csv:4: 'label': labels '1' and '1.0' are the same number; write them alike",
        Assert.Throws<DataException>(() => Load("x,label\n1,1\n2,2\n3,1.0\n", DataTask.Classification)).Message);

    [Fact]
    public void Too_many_labels_are_an_identifier()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"1,id{i}"));
        Assert.Equal(
            "data.csv:1002: 'label': more than 1000 different labels; is it an identifier, or a number for task: regression?",
            Assert.Throws<DataException>(() => Load($"x,label\n{rows}\n")).Message);
    }

    [Fact]
    public void A_target_is_never_filled_in() => Assert.Equal(
        "data.csv:3: 'label' is empty; a target cannot be filled in: set missing: drop",
        Assert.Throws<DataException>(() => Load("x,label\n1,a\n2,\n", missing: MissingCells.Mean)).Message);

    [Fact]
    public void Nothing_left_after_dropping_is_an_error() => Assert.Equal(
        "data.csv: every row has an empty cell; nothing is left with missing: drop",
        Assert.Throws<DataException>(() => Load("x,label\n,a\n,b\n", missing: MissingCells.Drop)).Message);

    [Theory]
    [InlineData(new byte[] { (byte)'x', (byte)',', (byte)'l', 0xE4 }, "'data.csv' is not UTF-8: byte 3 is 0xE4; save it as UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'x', 0 }, "'data.csv' is UTF-16; save it as UTF-8")]
    public void Other_encodings_are_refused(byte[] bytes, string message)
    {
        folder.Write("data.csv", bytes);
        Assert.Equal(message, Assert.Throws<DataException>(() => new CsvSource("data.csv", "label").Load(folder.Folders)).Message);
    }

    [Theory]
    [InlineData(";;", ".", "delimiter ';;' cannot separate cells; use one of , ; | or a tab")]
    [InlineData("\0", ".", "delimiter '\\u0000' cannot separate cells; use one of , ; | or a tab")]
    [InlineData("", ".", "delimiter '' cannot separate cells; use one of , ; | or a tab")]
    [InlineData("\"", ".", "delimiter '\"' cannot separate cells; use one of , ; | or a tab")]
    [InlineData(",", ",", "delimiter and decimal are both ','; they must differ")]
    [InlineData(",", "'", "decimal ''' is no decimal sign; use . or ,")]
    public void Options_that_cannot_work_are_refused(string delimiter, string decimalSign, string message) => Assert.Equal(
        message, Assert.Throws<DataException>(() => new CsvSource("data.csv", "label", null, delimiter, decimalSign).Load(folder.Folders)).Message);

    [Fact]
    public void A_missing_file_is_named_with_the_place_looked_at() => Assert.Equal(
        $"no data file 'nope/data.csv' (looked for {Path.Combine(folder.Path, "nope", "data.csv")}); relative paths start at the folder of the config file",
        Assert.Throws<DataException>(() => new CsvSource("nope/data.csv", "label").Load(folder.Folders)).Message);

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "sub"));
        Assert.Equal("'sub' is a folder; give the name of a file", Assert.Throws<DataException>(() => new CsvSource("sub", "label").Load(folder.Folders)).Message);
    }

    private DataSet Load(string text, DataTask? task = null, MissingCells missing = MissingCells.Error)
    {
        folder.Write("data.csv", text);
        return new CsvSource("data.csv", "label", task, Missing: missing).Load(folder.Folders);
    }
}
