using CsCheck;
using Exp.Core.Results;
using Exp.Core.Results.Tables;
using System.Globalization;

namespace Exp.Query.Tests;

public sealed class LoadingTests : IDisposable
{
    private readonly Tables tables = new();

    [Fact]
    public void Every_finite_double_comes_over_bit_for_bit() => Gen.Double.Where(double.IsFinite).Array[1, 40].Sample(
        values =>
        {
            using Database database = tables.With([.. values.Select((v, i) => $"a,{i},{v.ToString("R", CultureInfo.InvariantCulture)},")]);
            Assert.Equal(
                values.Select(BitConverter.DoubleToInt64Bits),
                database.Ask("select lr from trials", default).Rows.Select(r => BitConverter.DoubleToInt64Bits((double)r[0]!)));
        },
        iter: 15, threads: 1);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("5E-324")]
    [InlineData("-1.7976931348623157E+308")]
    [InlineData("0.1")]
    public void The_extremes_come_over_bit_for_bit(string text)
    {
        using Database database = tables.With($"a,0,{text},");
        double came = (double)database.Ask("select lr from trials", default).Rows[0][0]!;
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(came));
    }

    [Theory]
    [InlineData("0123456789012345")]
    [InlineData("12345678901234567890")]
    [InlineData("1e5")]
    [InlineData("true")]
    [InlineData("a\u00e9\u4e2d\U0001F600'")]
    public void Ids_are_text_whatever_they_look_like(string id)
    {
        using Database database = tables.With($"{id},0,1,");
        Assert.Equal(id, database.Ask("select trial_id from trials", default).Rows[0][0]);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(9007199254740993L)]
    public void Whole_numbers_come_over_whole(long value)
    {
        using Database database = tables.With($"a,{value.ToString(CultureInfo.InvariantCulture)},1,");
        Assert.Equal(value, database.Ask("select index from trials", default).Rows[0][0]);
    }

    [Fact]
    public void An_empty_cell_is_null_in_every_type()
    {
        using Database database = tables.With(",,,");
        Assert.Equal([null, null, null, null], database.Ask("select * from trials", default).Rows[0]);
    }

    [Fact]
    public void Rows_keep_the_order_of_the_file()
    {
        using Database database = tables.With([.. Enumerable.Range(0, 5000).Select(i => $"a,{i},1,")]);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (object?)(long)i), database.Ask("select index from trials", default).Rows.Select(r => r[0]));
    }

    [Fact]
    public void Every_column_of_every_table_has_a_type_of_the_database()
    {
        using var database = new Database();
        foreach (ITable table in Columns.Measured(["model.hidden"]))
        {
            database.Create(table);
            string[] types = [.. database.Ask($"describe {table.Name}", default).Rows.Select(r => (string)r[1]!)];
            Assert.Equal(
                table.About.Select(c => c.Type switch { ColumnType.Integer => "BIGINT", ColumnType.Number => "DOUBLE", _ => "VARCHAR" }), types);
        }
    }

    [Theory]
    [InlineData("a,0,1", "3 cells where the header has 4")]
    [InlineData("a,x,1,", "'x' in column index is not a whole number")]
    [InlineData("a,1.0,1,", "'1.0' in column index is not a whole number")]
    [InlineData("a,0,one,", "'one' in column lr is not a number")]
    [InlineData("a,0,NaN,", "'NaN' in column lr is not a number")]
    [InlineData("a,0,\"1,", "the quotes of this row do not match")]
    public void A_damaged_row_is_refused_with_its_line(string row, string what)
    {
        var failure = Assert.Throws<ResultsException>(() => tables.With("ok,0,1,", row));
        Assert.EndsWith($"trials.csv:3: {what}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_columns_than_described_are_refused()
    {
        File.WriteAllText(Path.Combine(tables.Folder, "trials.csv"), "trial_id,lr,index,val_acc_final\n");
        using var database = new Database();
        Assert.Throws<ResultsException>(() => database.Load(Tables.Trials, tables.Folder, default));
    }

    public void Dispose() => tables.Dispose();
}
