using Exp.Core.Data;
using Exp.Engine.Numbers;

namespace Exp.Baselines.Tests;

/// <summary>Shipped sets, prepared as a sweep would.</summary>
internal static class Sets
{
    private static readonly DataFolders Folders = new(Path.Combine(Repository(), "data"), Repository());

    public static PreparedData Prepare(string kind, SeedTree seeds, int? rows = null, string? positive = null)
    {
        var source = (DataSource)DataSource.All.Find(kind)!.CreateDefault();
        var settings = new DataSettings(source, TrainRows: rows, Validation: 0.3, Positive: positive);
        return PreparedData.Make(source.Load(Folders), settings, seeds);
    }

    public static PreparedData Prepare(DataSet set, SeedTree seeds) =>
        PreparedData.Make(set, new DataSettings((DataSource)DataSource.All.Find("iris")!.CreateDefault(), Validation: 0), seeds);

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Experiments.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no Experiments.sln above {AppContext.BaseDirectory}");
    }
}
