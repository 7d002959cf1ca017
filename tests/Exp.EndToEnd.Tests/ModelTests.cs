namespace Exp.EndToEnd.Tests;

/// <summary>A trained network, kept, asked and handed on, as a user does it.</summary>
public sealed class ModelTests : IDisposable
{
    private const string Text =
        """
        name: kept
        data: {dataset: {kind: csv, path: flowers.csv, target: kind}, validation: 0.2}
        model: {kind: mlp, hidden: [6], activation: tanh}
        train: {epochs: 20, keep: {kind: best, monitor: val_loss}}

        """;

    private readonly Workplace place = new Workplace().With("x.yaml", Text).With("flowers.csv", Flowers);

    private static string Flowers => "width,kind,length\n" + string.Concat(
        Enumerable.Range(0, 60).Select(i => $"{i % 7},{(i % 2 == 0 ? "rose" : "\"lily, white\"")},{(i % 2 * 10) + (i % 5)}\n"));

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_run_keeps_its_network_and_predict_asks_it()
    {
        (await ExpProgram.Run(place.Folder, "run", "x.yaml")).Fine();
        Ended said = (await ExpProgram.Run(place.Folder, "predict", "results/kept", "flowers.csv")).Fine();
        string[] lines = said.Output.TrimEnd().Split('\n');
        Assert.Equal("row,prediction,\"p_lily, white\",p_rose", lines[0]);
        Assert.Equal(61, lines.Length);
        Assert.StartsWith("1,rose,0.", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,\"lily, white\",0.", lines[2], StringComparison.Ordinal);

        (await ExpProgram.Run(place.Folder, "predict", "results/kept", "flowers.csv", "-o", "said.csv")).Fine();
        Assert.Equal(said.Output, File.ReadAllText(place["said.csv"]));
    }

    [Fact]
    public async Task Export_writes_an_onnx_model()
    {
        (await ExpProgram.Run(place.Folder, "run", "x.yaml")).Fine();
        Ended export = (await ExpProgram.Run(place.Folder, "export", "results/kept", "--onnx", "net.onnx")).Fine();
        Assert.Equal("net.onnx: x [rows, 2] -> label, probabilities\n", export.Output);
        Assert.True(new FileInfo(place["net.onnx"]).Length > 300);
    }

    [Fact]
    public async Task A_sweep_keeps_networks_only_when_asked_and_makes_up_for_it_later()
    {
        string[] sweep = ["sweep", "x.yaml", "optimizer.lr=0.1,0.3,1e200"];
        (await ExpProgram.Run(place.Folder, sweep)).Fine();
        Assert.False(Directory.Exists(place["results", "kept", "models"]));
        string tables = place.Digests("results/kept");
        Ended again = (await ExpProgram.Run(place.Folder, [.. sweep, "--save-models", "--json"])).Fine();
        Assert.Contains("\"trained\": 2", again.Output, StringComparison.Ordinal); // the third ended non-finite
        Assert.Equal(tables, place.Digests("results/kept"));
        string[] models = Directory.GetFiles(place["results", "kept", "models"]);
        Assert.Equal(place.Rows("results", "kept", "trials.csv").Where(r => r["status"] == "ok").Select(r => r["trial_id"]).Order(), models.Select(m => Path.GetFileNameWithoutExtension(m)).Order());
        Assert.Contains("\"trained\": 0", (await ExpProgram.Run(place.Folder, [.. sweep, "--save-models", "--json"])).Fine().Output, StringComparison.Ordinal);

        Ended several = await ExpProgram.Run(place.Folder, "predict", "results/kept", "flowers.csv");
        Assert.Equal((2, $"exp: error: results/kept holds 2 trained networks; name one of those in {Path.Combine("results/kept", "models")}\n"), (several.ExitCode, several.Error));
    }

    [Theory]
    [InlineData("width\n1\n", "flowers2.csv: no column 'length', which the network was trained on")]
    [InlineData("width,length\n1,\n", "flowers2.csv:2: 'length' is empty; the network was trained on rows without empty cells")]
    [InlineData("width,length\n1,two\n", "flowers2.csv:2: 'length': ")]
    public async Task What_does_not_fit_is_refused_with_its_place(string table, string message)
    {
        place.With("flowers2.csv", table.Replace("width\n", "width,height\n", StringComparison.Ordinal).Replace("\n1\n", "\n1,2\n", StringComparison.Ordinal));
        (await ExpProgram.Run(place.Folder, "run", "x.yaml")).Fine();
        Ended said = await ExpProgram.Run(place.Folder, "predict", "results/kept", "flowers2.csv");
        Assert.Equal(2, said.ExitCode);
        Assert.StartsWith("exp: error: " + message, said.Error, StringComparison.Ordinal);
        Assert.Equal("", said.Output);
    }

    [Theory]
    [InlineData("predict", "x.yaml", "flowers.csv")]
    [InlineData("predict", "nowhere", "flowers.csv")]
    [InlineData("export", "flowers.csv", "--onnx", "x.onnx")]
    public async Task What_is_no_network_is_refused(params string[] args)
    {
        Ended ended = await ExpProgram.Run(place.Folder, args);
        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("exp: error: ", ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(place["x.onnx"]));
    }
}
