using CsCheck;
using Exp.Core.Models;
using Exp.Core.Results;
using Exp.Core.Results.Metrics;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private const string Iris = "{dataset: iris, validation: 0.2}", Concrete = "{dataset: concrete, validation: 0.2}";

    private readonly TempFolder folder = new();

    public static TheoryData<string, string> Cases => new()
    {
        { Iris, "precision=float32" },
        { Iris, "precision=float64" },
        { Iris, "model.activation=[{kind: swish, beta: 2}, tanh]" },
        { Iris, "loss={kind: multi_margin}" },
        { "{dataset: banknote}", "loss=binary_cross_entropy" },
        { Concrete, "precision=float32" },
        { Concrete, "loss={kind: huber, delta: 0.5}" },
        { "{dataset: digits, train_rows: 200}", "data.scale=unit" },
        { Iris, "model.norm=batch" },
        { Iris, "model.norm=layer" },
        { Iris, "model.dropout=0.5" },
        { Iris, "model.bias=false" },
    };

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public void A_file_gives_back_the_network_that_was_written(string data, string change)
    {
        var trained = Trained.On(data, change);
        TrainedModel read = WrittenAndRead(trained.Model);
        Assert.Equal(trained.Model.Network.ParameterCount, read.Network.ParameterCount);
        Assert.Equal(trained.Model.Settings, read.Settings);
        Assert.Equal((trained.Model.TrialId, trained.Model.KeptEpoch), (read.TrialId, read.KeptEpoch));
        Assert.Equal(trained.Model.Classes, read.Classes);
        double[] rows = trained.Rows(trained.Data.Train[..50]);
        Assert.Equal(trained.Model.Score(rows), read.Score(rows));
    }

    [Theory, MemberData(nameof(Cases))]
    public void It_says_of_rows_in_original_units_what_it_said_in_training(string data, string change)
    {
        var trained = Trained.On(data, change);
        int[] rows = trained.Data.Validation;
        IReadOnlyList<Judgement> judged = WrittenAndRead(trained.Model).Judge(trained.Rows(rows));
        PartRecord recorded = trained.Record.Part(DataPart.Validation)!;
        if (recorded.Confusion is null)
        {
            double[] targets = [.. rows.Select(r => trained.Data.Set.Targets[r])];
            Assert.Equal(recorded.Regression!.Rmse, RegressionScores.Of(targets, [.. judged.Select(j => j.Values[0])])!.Rmse);
            return;
        }
        List<string> classes = [.. trained.Model.Classes];
        int[] labels = [.. rows.Select(r => trained.Data.Set.Labels[r])], said = [.. judged.Select(j => classes.IndexOf(j.Prediction))];
        Assert.Equal(recorded.Confusion, ConfusionMatrix.Of(classes.Count, labels, said).Counts);
    }

    [Fact]
    public void Probabilities_of_one_row_add_up_to_one_and_are_named_after_the_classes()
    {
        var two = Trained.On("{dataset: banknote}", "loss=binary_cross_entropy");
        Assert.Equal(["p_0", "p_1"], two.Model.ValueNames);
        Assert.All(two.Model.Judge(two.Rows([0, 1, 2])), j => Assert.Equal(1, j.Values.Sum(), 1e-6));
        Assert.Equal(["score_setosa", "score_versicolor", "score_virginica"], Trained.On(Iris, "loss=mse").Model.ValueNames);
        Assert.Equal(["prediction"], Trained.On(Concrete).Model.ValueNames);
    }

    [Fact]
    public void An_empty_cell_is_filled_as_in_training()
    {
        File.WriteAllText(folder.In("holes.csv"), "a,b,c\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i % 4 == 0 ? "" : $"{i * i}")},{(i < 20 ? "low" : "high")}\n")));
        var trained = Trained.On($"{{dataset: {{kind: csv, path: {folder.In("holes.csv")}, target: c, missing: mean}}, validation: 0}}");
        double fill = trained.Model.Inputs.Fills[1];
        Assert.Equal(trained.Model.Score([3, fill]), trained.Model.Score([3, double.NaN]));
        Assert.Equal(["a", "b"], WrittenAndRead(trained.Model).Features);
    }

    [Fact]
    public void The_same_network_is_the_same_bytes()
    {
        ModelFile.Write(folder.In("one"), Trained.On(Iris).Model);
        ModelFile.Write(folder.In("two"), Trained.On(Iris).Model);
        Assert.Equal(File.ReadAllBytes(folder.In("one")), File.ReadAllBytes(folder.In("two")));
    }

    [Fact]
    public void A_network_that_ended_non_finite_is_not_kept() =>
        Assert.Null(Trained.Outcome(Iris, "optimizer.lr=1e200").Outcome.Model);

    [Fact]
    public void A_changed_or_shortened_file_is_refused_and_never_more_than_refused()
    {
        ModelFile.Write(folder.In("good"), Trained.On(Iris).Model);
        byte[] good = File.ReadAllBytes(folder.In("good"));
        int header = (int)BitConverter.ToUInt64(good);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample((at, change, cut) =>
        {
            byte[] bad = cut ? good[..at] : [.. good];
            if (!cut)
                bad[at] ^= (byte)(change | 1);
            string path = folder.In("bad");
            File.WriteAllBytes(path, bad);
            try
            {
                ModelFile.Read(path);
                Assert.True(at < header + 8 && !cut, "numbers were changed and nobody noticed");
            }
            catch (ModelFormatException e)
            {
                Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
            }
        }, iter: 600, seed: "0002qTLwXo19", threads: 1);
    }

    [Fact]
    public void Other_files_are_told_from_ours()
    {
        File.WriteAllText(folder.In("text"), "hello, this is no network");
        Assert.Contains("not a safetensors file", Assert.Throws<ModelFormatException>(() => ModelFile.Read(folder.In("text"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.In("foreign"), [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        Assert.Contains("not a network trained by exp", Assert.Throws<ModelFormatException>(() => ModelFile.Read(folder.In("foreign"))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.In("empty"));
        Assert.Contains("holds no trained network", Assert.Throws<ModelFormatException>(() => ModelFile.Read(folder.In("empty"))).Message, StringComparison.Ordinal);
    }

    private TrainedModel WrittenAndRead(TrainedModel model)
    {
        ModelFile.Write(folder.In("model"), model);
        return ModelFile.Read(folder.In("model"));
    }
}
