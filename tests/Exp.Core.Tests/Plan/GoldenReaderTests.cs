using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class GoldenReaderTests
{
    private const string Data = "data: {dataset: iris}\n";

    [Fact]
    public void A_series_names_its_file_its_key_and_its_tolerances()
    {
        using var files = new Planned(("x.yaml", Data + """
            golden:
              - file: golden/series.csv
                table: epochs
                key: [optimizer.kind, epoch]
                columns:
                  val_loss: {rel: 1e-9, ulp: 4}
                  val_acc: exact
                  cost: {of: train_loss + 1, abs: 0.5}
              - {that: as published, file: b.csv, table: trials, key: {Rate: lr}, where: repeat = 0, columns: {loss_final: exact}}

            """));
        GoldenSeries[] golden = [.. files.Plan("x.yaml").Expectations.Golden];
        Assert.Equal(("epochs as in golden/series.csv", files["golden/series.csv"], "epochs", null), (golden[0].That, golden[0].File, golden[0].Table, golden[0].Where));
        Assert.Equal([new("optimizer.kind", null, Tolerance.Exact), new("epoch", null, Tolerance.Exact)], golden[0].Key);
        Assert.Equal(
            [new("val_loss", null, new(0, 1e-9, 4)), new("val_acc", null, Tolerance.Exact), new("cost", "train_loss + 1", new(0.5, 0, 0))],
            golden[0].Columns);
        Assert.Equal(("as published", files["b.csv"], "repeat = 0"), (golden[1].That, golden[1].File, golden[1].Where));
        Assert.Equal([new("Rate", "lr", Tolerance.Exact)], golden[1].Key);
    }

    [Theory]
    [InlineData("golden: 3", "x.yaml(2,9): error: golden must be a list of maps with the keys that, file, table, key, where, columns, got '3'")]
    [InlineData("golden: [3]", "x.yaml(2,10): error: golden[0] must be a map with the keys that, file, table, key, where, columns, got '3'")]
    [InlineData("golden: [{fiel: a.csv, table: trials, key: [lr], columns: {lr: exact}}]", "x.yaml(2,10): error: golden[0].file is missing\nx.yaml(2,11): error: unknown key 'golden[0].fiel'; did you mean 'file'?")]
    [InlineData("golden: [{file: a.csv, table: trials, columns: {lr: exact}}]", "x.yaml(2,10): error: golden[0].key must be a list of columns such as [epoch], or a map from columns of the file to results")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [], columns: {lr: exact}}]", "x.yaml(2,44): error: golden[0].key must be a list of columns such as [epoch], or a map from columns of the file to results")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [lr]}]", "x.yaml(2,10): error: golden[0].columns must be a map from columns of the file to exact or to tolerances such as {rel: 1e-9}")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [lr], columns: {a: close}}]", "x.yaml(2,63): error: golden[0].columns.a must be exact or a map with the keys of, abs, rel, ulp, got 'close'")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [lr], columns: {a: {rel: -1}}}]", "x.yaml(2,69): error: golden[0].columns.a.rel must be a number, at least 0, got '-1'")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [lr], columns: {a: {ulp: 0.5}}}]", "x.yaml(2,69): error: golden[0].columns.a.ulp must be a whole number of doubles, got '0.5'")]
    [InlineData("golden: [{file: a.csv, table: trials, key: [lr], columns: {a: {real: 1}}}]", "x.yaml(2,64): error: unknown key 'golden[0].columns.a.real'; did you mean 'rel'?")]
    public void A_wrong_form_is_refused(string text, string message) => Assert.Equal(message, Planned.Wrong(Data + text));
}
