using Exp.Core.Results.Tables;

namespace Exp.Query.Tests;

/// <summary>Small tables made up by hand, in a folder of their own.</summary>
internal sealed class Tables : IDisposable
{
    public static TableAbout Trials { get; } = new("trials", "one row per trial",
    [
        new ColumnAbout("trial_id", ColumnType.String, "", ""), new ColumnAbout("index", ColumnType.Integer, "", ""),
        new ColumnAbout("lr", ColumnType.Number, "", ""), new ColumnAbout("val_acc_final", ColumnType.Number, "", ""),
    ]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("exp-query-").FullName;

    /// <summary>A database with trials.csv of these lines.</summary>
    public Database With(params string[] rows)
    {
        File.WriteAllText(Path.Combine(Folder, "trials.csv"), string.Concat(rows.Prepend("trial_id,index,lr,val_acc_final").Select(r => r + "\n")));
        var database = new Database();
        database.Load(Trials, Folder, CancellationToken.None);
        return database;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
