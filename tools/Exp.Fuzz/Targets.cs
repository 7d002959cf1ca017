using System.Globalization;
using System.IO.Compression;
using System.Text;
using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Core.Locks;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;
using Exp.Core.Run;

namespace Exp.Fuzz;

/// <summary>Every reader of outside input. A newcomer adds one line.</summary>
internal sealed class Targets
{
    private const int MostTrials = 2000;

    private readonly string shipped, folder;

    /// <param name="repository">The root of the repository: seeds and data sets.</param>
    /// <param name="folder">An empty folder for the inputs.</param>
    public Targets(string repository, string folder)
    {
        (this.folder, shipped) = (folder, Path.Combine(repository, "data"));
        string configs = Path.Combine(repository, "configs");
        byte[][] yaml = [.. Directory.GetFiles(configs, "*.yaml").Where(f => !f.EndsWith(".lock.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes), Small];
        byte[][] tables = [Encoding.UTF8.GetBytes("a,b,kind\n1,2,x\n3,4,y\n-1.5,\"2\",x\n1e3,0,y\n"), Encoding.UTF8.GetBytes("\"a b\",b,kind\r\n1,,x\r\n3,4,\"y,z\"\r\n")];
        byte[] part = Part();
        All =
        [
            new("config", yaml, Config, [typeof(ConfigException), typeof(DataException)]),
            new("override", [.. Overrides.Select(Encoding.UTF8.GetBytes)], Override, [typeof(ConfigException), typeof(DataException)]),
            new("csv", tables, Csv, [typeof(DataException)]),
            new("idx", [Idx], bytes => Images(bytes, "images.idx"), [typeof(DataException)]),
            new("gzip", [Zipped(Idx), Zipped(new byte[5000])], bytes => Images(bytes, "images.idx.gz"), [typeof(DataException)]),
            new("part", [part], Parts, [typeof(ResultsException)]),
            new("lock", [.. Directory.GetFiles(configs, "*.lock.yaml").Order(StringComparer.Ordinal).Take(3).Select(File.ReadAllBytes)], b => LockFile.Read(Put("x.lock.yaml", b)), [typeof(ResultsException)]),
            new("model", [Model()], bytes => ModelFile.Read(Put("x.safetensors", bytes)), [typeof(ModelFormatException)]),
        ];
    }

    /// <summary>In the order of the report.</summary>
    public IReadOnlyList<Target> All { get; }

    private static byte[] Small => Encoding.UTF8.GetBytes(
        "name: small\ndata: {dataset: iris, train_rows: 60}\nmodel: {kind: mlp, hidden: [3], norm: batch, dropout: [0.1]}\ntrain: {epochs: 1, stop: {kind: any, rules: [patience]}}\nsweep: {grid: {optimizer.lr: 'ladder(1e-3, 1)', batch.size: [8, 16]}}\n");

    private static string[] Overrides => ["optimizer.lr=0.1,0.3", "optimizer={kind: adam, lr: 0.01}", "model.hidden=[3, 4]", "optimizer.lr=geomspace(1e-3, 1, 4)", "data.dataset=wine", "seed=7", "repeats=3", "clip={kind: norm, max: 2}"];

    private static byte[] Idx => [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 3, .. Enumerable.Range(0, 24).Select(i => (byte)(i * 10))];

    private static byte[] Labels => [0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 0, 1];

    private void Config(byte[] bytes) => Planner.Plan(Put("x.yaml", bytes), [], shipped, Baselines, MostTrials);

    private void Override(byte[] bytes) =>
        Planner.Plan(Put("x.yaml", Small), [Encoding.UTF8.GetString(bytes)], shipped, Baselines, MostTrials);

    private void Csv(byte[] bytes)
    {
        Put("x.csv", bytes);
        foreach (MissingCells missing in Enum.GetValues<MissingCells>())
            new CsvSource("x.csv", "kind", Missing: missing).Load(new DataFolders(shipped, folder));
    }

    private void Images(byte[] bytes, string name)
    {
        Put(name, bytes);
        Put("labels.idx", Labels);
        new IdxSource(name, "labels.idx").Load(new DataFolders(shipped, folder));
    }

    private void Parts(byte[] bytes)
    {
        string parts = Path.Combine(folder, PartStore.FolderName);
        Directory.CreateDirectory(parts);
        File.WriteAllBytes(Path.Combine(parts, "0001-host-1.part"), bytes);
        var store = PartStore.Open(parts);
        if (store.Has("0123456789abcdef"))
            store.Trial("0123456789abcdef");
    }

    private string Put(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static KnownBaseline[] Baselines =>
        [.. new[] { "majority", "mean", "mlnet.lbfgs_maxent", "mlnet.averaged_perceptron", "mlnet.sdca" }.Select(n => new KnownBaseline(n, "", true, true))];

    private static byte[] Zipped(byte[] content)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Fastest))
            zip.Write(content);
        return to.ToArray();
    }

    private byte[] Part()
    {
        (Trial trial, PreparedData data) = OneTrial();
        TrialOutcome outcome = TrialRunner.Run(trial, data, TimeProvider.System, CancellationToken.None);
        var header = new PartHeader
        {
            Format = PartHeader.CurrentFormat, Numerics = Engine.Numbers.NumericsVersion.Current, ExpVersion = Machine.ExpVersion,
            Plan = "00", Runtime = "", Cpu = "", Host = "host", ProcessId = 1,
        };
        string parts = Path.Combine(folder, "seed");
        using (var writer = PartWriter.Open(parts, header, TimeProvider.System))
        {
            writer.Begin("0123456789abcdef");
            writer.Done("0123456789abcdef", outcome.Record, outcome.Timing);
        }
        return File.ReadAllBytes(Directory.GetFiles(parts).Single());
    }

    private byte[] Model()
    {
        (Trial trial, PreparedData data) = OneTrial();
        string path = Path.Combine(folder, "seed.safetensors");
        ModelFile.Write(path, TrialRunner.Run(trial, data, TimeProvider.System, CancellationToken.None).Model!());
        return File.ReadAllBytes(path);
    }

    private (Trial Trial, PreparedData Data) OneTrial()
    {
        SweepPlan plan = Planner.Plan(Put("seed.yaml", Small), [string.Create(CultureInfo.InvariantCulture, $"optimizer.lr={0.1}"), "batch.size=8"], shipped, []);
        Trial trial = plan.Trials[0];
        return (trial, PreparedData.Make(plan.Sets[trial.Settings.Data.Dataset], trial.Settings.Data, trial.Seeds));
    }
}
