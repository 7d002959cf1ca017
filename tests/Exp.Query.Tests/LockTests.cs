namespace Exp.Query.Tests;

/// <summary>Nothing outside of the database can be reached from its SQL.</summary>
public sealed class LockTests : IDisposable
{
    private readonly Tables tables = new();

    [Theory]
    [InlineData("select * from read_csv('FOLDER/trials.csv')")]
    [InlineData("select * from read_text('FOLDER/trials.csv')")]
    [InlineData("select * from read_blob('FOLDER/trials.csv')")]
    [InlineData("select * from read_parquet('FOLDER/trials.csv')")]
    [InlineData("select * from read_json('FOLDER/trials.csv')")]
    [InlineData("select * from 'FOLDER/trials.csv'")]
    [InlineData("select * from glob('FOLDER/*')")]
    [InlineData("select * from sniff_csv('FOLDER/trials.csv')")]
    [InlineData("copy (select 1) to 'FOLDER/out.csv'")]
    [InlineData("copy (select 1) to 'FOLDER/trials.csv' (use_tmp_file false)")]
    [InlineData("copy trials from 'FOLDER/trials.csv'")]
    [InlineData("attach 'FOLDER/out.db'")]
    [InlineData("export database 'FOLDER/out'")]
    [InlineData("import database 'FOLDER/out'")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("load 'FOLDER/x.duckdb_extension'")]
    [InlineData("select getenv('HOME')")]
    [InlineData("set threads = 2")]
    [InlineData("set enable_external_access = true")]
    [InlineData("set lock_configuration = false")]
    [InlineData("set allowed_paths = ['FOLDER/trials.csv']")]
    [InlineData("set temp_directory = 'FOLDER'")]
    [InlineData("reset enable_external_access")]
    [InlineData("pragma threads = 2")]
    [InlineData("set profiling_output = 'FOLDER/profile.json'")]
    [InlineData("create persistent secret s (type s3)")]
    public void The_outside_is_refused(string sql)
    {
        using Database database = tables.With("a,0,1,0.5");
        Assert.Throws<SqlException>(() => database.Ask(sql.Replace("FOLDER", tables.Folder, StringComparison.Ordinal), default));
        Assert.Equal(["trials.csv"], Directory.GetFileSystemEntries(tables.Folder).Select(Path.GetFileName));
        Assert.Equal("trial_id,index,lr,val_acc_final\na,0,1,0.5\n", File.ReadAllText(Path.Combine(tables.Folder, "trials.csv")));
    }

    [Fact]
    public void A_query_without_end_ends_at_its_limit()
    {
        using var database = new Database(TimeSpan.FromMilliseconds(100));
        var failure = Assert.Throws<SqlException>(() => database.Ask(Endless, default));
        Assert.StartsWith("takes longer than", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, database.Ask("select 1", default).Rows[0][0]);
    }

    [Fact]
    public void A_query_without_end_is_stopped_by_its_token()
    {
        using var database = new Database();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => database.Ask(Endless, stop.Token));
        Assert.Equal(1, database.Ask("select 1", default).Rows[0][0]);
    }

    [Fact]
    public void A_query_that_wants_too_much_memory_is_refused()
    {
        using var database = new Database(megabytes: 50);
        Assert.Throws<SqlException>(() => database.Ask("select list(i order by -i) from range(100000000) t(i)", default));
    }

    public void Dispose() => tables.Dispose();

    private const string Endless = "select sum(a.range * b.range) from range(10000000) a, range(10000000) b";
}
