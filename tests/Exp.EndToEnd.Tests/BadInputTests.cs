using System.IO.Compression;

namespace Exp.EndToEnd.Tests;

/// <summary>Bad input: exit code 2, one message with place and cure, nothing trained, nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good =
        """
        name: bad
        data:
          dataset: iris
        model: {kind: mlp, hidden: [4]}
        optimizer: {kind: sgd, lr: 0.1}
        train: {epochs: 1}
        """;

    private readonly Workplace place = new();

    [Theory]
    [InlineData("{kind: sgd, lr: 0.1}", "{kind: sgd, lrr: 0.1}", "bad.yaml(5,24)", "did you mean 'lr'?")]
    [InlineData("train:", "trian:", "bad.yaml(6,1)", "did you mean 'train'?")]
    [InlineData("name: bad", "name: bad\nname: worse", "bad.yaml(2,1)", "name")]
    [InlineData("lr: 0.1", "lr: ", "bad.yaml(5,", "lr")]
    [InlineData("lr: 0.1", "lr: \"0.1\"", "bad.yaml(5,28)", "quot")]
    [InlineData("kind: sgd", "kind: sdg", "bad.yaml(5,19)", "did you mean 'sgd'?")]
    [InlineData("lr: 0.1", "lr: -1", "bad.yaml(5,28)", "-1")]
    [InlineData("lr: 0.1", "lr: nan", "bad.yaml(5,28)", "nan")]
    [InlineData("dataset: iris", "dataset: irsi", "bad.yaml(3,12)", "did you mean 'iris'?")]
    [InlineData("dataset: iris", "dataset: {kind: csv, path: no/such.csv, target: y}", "bad.yaml(3,", "no/such.csv")]
    [InlineData("dataset: iris", "dataset: {kind: csv, path: labels.csv, target: y, task: regression}", "labels.csv", "two")]
    [InlineData("dataset: iris", "dataset: {kind: csv, path: labels.csv, target: z}", "bad.yaml(3,", "'z'")]
    [InlineData("dataset: iris", "dataset: {kind: idx, images: cut.gz, labels: labels.gz}", "cut.gz", "")]
    public async Task It_is_refused_with_place_and_cure(string good, string bad, string where, string what)
    {
        place.With("labels.csv", "x,y\n1,1\n2,two\n3,1\n4,2\n5,1\n6,2\n");
        CutInHalf("cut.gz");
        File.Copy(Shipped("t10k-labels-idx1-ubyte.gz"), place["labels.gz"]);
        Assert.Contains(good, Good, StringComparison.Ordinal);
        place.With("bad.yaml", Good.Replace(good, bad, StringComparison.Ordinal));
        Ended ended = (await ExpProgram.Run(place.Folder, "sweep", "bad.yaml")).With(2);
        string[] lines = ended.Error.TrimEnd('\n').Split('\n');
        Assert.Single(lines);
        Assert.Contains(where, lines[0], StringComparison.Ordinal);
        Assert.Contains("error: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(what, lines[0], StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
        Assert.False(Directory.Exists(place["results"]));
    }

    [Fact]
    public async Task All_problems_of_all_files_come_at_once()
    {
        place.With("a.yaml", Good.Replace("sgd", "sdg", StringComparison.Ordinal).Replace("epochs: 1", "epochs: 0", StringComparison.Ordinal));
        place.With("b.yaml", Good.Replace("iris", "irsi", StringComparison.Ordinal));
        place.With("c.yaml", Good);
        Ended ended = (await ExpProgram.Run(place.Folder, "validate", "a.yaml", "b.yaml", "c.yaml")).With(2);
        Assert.Equal(
            ["a.yaml(5,19)", "a.yaml(6,17)", "b.yaml(3,12)"],
            ended.Error.TrimEnd('\n').Split('\n').Select(l => l.Split(':')[0]));
        Assert.Equal("c.yaml: fine, 1 trial\n", ended.Output);
    }

    [Theory]
    [InlineData("no.yaml", "no.yaml")]
    [InlineData(".", "")]
    public async Task A_file_that_is_none_is_refused(string file, string what)
    {
        Ended ended = (await ExpProgram.Run(place.Folder, "sweep", file)).With(2);
        Assert.Contains(what, Assert.Single(ended.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("optimizer.lrr=1", "command line", "did you mean 'lr'?")]
    [InlineData("optimizer.lr=x", "command line", "x")]
    public async Task A_wrong_override_is_refused(string text, string where, string what)
    {
        place.With("good.yaml", Good);
        Ended ended = (await ExpProgram.Run(place.Folder, "sweep", "good.yaml", text)).With(2);
        string line = Assert.Single(ended.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains(where, line, StringComparison.Ordinal);
        Assert.Contains(what, line, StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();

    private static string Shipped(string file) => Path.Combine(Workplace.Repository, "data", "mnist", file);

    private void CutInHalf(string name)
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write([0, 0, 8, 3, 0, 0, 0x27, 0x10, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[10000 * 28 * 28]]);
        File.WriteAllBytes(place[name], whole.ToArray()[..(int)(whole.Length / 2)]);
    }
}
