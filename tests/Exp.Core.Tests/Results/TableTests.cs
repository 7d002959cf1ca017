using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Exp.Core.Plan;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Results;

/// <summary>The files of a finished sweep, read as a stranger would read them.</summary>
public sealed class TableTests : IDisposable
{
    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        HasHeader = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MissingField = CsvMissingFieldHandling.Throw,
    };

    private static readonly SweepPlan Plan = Plans.Of(
        Plans.Iris.Replace("grid:", "grid:\n    model.hidden: [[5], [4, 3]]", StringComparison.Ordinal));

    private readonly TempFolder folder = new();

    public TableTests() => Sweeping.Run(Sweeping.Request(Plan, folder.Path));

    public static TheoryData<string> Tables => ["trials", "epochs", "classes", "confusion", "baselines", "timings"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Tables))]
    public void Headers_are_as_approved(string table) =>
        Assert.Equal(Approved[table].ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), Header(table));

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_schema_tells_type_and_meaning_of_every_column(string table)
    {
        JsonElement fields = Schema(table).GetProperty("schema").GetProperty("fields");
        Assert.Equal(Header(table).Split(','), fields.EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        Assert.All(fields.EnumerateArray(), f =>
        {
            Assert.Contains(f.GetProperty("type").GetString(), new[] { "string", "integer", "number" });
            Assert.NotEmpty(f.GetProperty("description").GetString()!);
            Assert.NotNull(f.GetProperty("unit").GetString());
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_cell_is_empty_or_of_the_type_that_the_schema_says(string table)
    {
        string[] types = [.. Schema(table).GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("type").GetString()!)];
        foreach (string[] row in Rows(table))
        {
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i].Length == 0 || types[i] == "string")
                    continue;
                if (types[i] == "integer")
                    Assert.True(long.TryParse(row[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), row[i]);
                else
                    Assert.Equal(row[i], double.Parse(row[i], CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Files_are_utf8_without_mark_with_line_feeds_and_no_word_for_missing_numbers(string table)
    {
        byte[] bytes = File.ReadAllBytes(folder.In(table + ".csv"));
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.All(Rows(table).SelectMany(r => r), cell => Assert.False(cell is "NaN" or "Infinity" or "-Infinity" or "∞" or "inf", cell));
    }

    [Fact]
    public void Trials_stand_in_plan_order() =>
        Assert.Equal(Plan.Trials.Select(t => t.Id), Column("trials", "trial_id"));

    [Fact]
    public void Every_trial_has_an_epoch_zero()
    {
        string[] ids = [.. Column("epochs", "trial_id")], epochs = [.. Column("epochs", "epoch")];
        Assert.Equal(Plan.Trials.Select(t => t.Id), ids.Where((_, i) => epochs[i] == "0"));
    }

    [Fact]
    public void Settings_have_columns_and_other_swept_keys_have_theirs()
    {
        Assert.Equal(["0.01", "0.3", "1E+200"], Column("trials", "lr").Distinct());
        Assert.Equal(["0", "1", "2"], Column("trials", "lr_index").Distinct());
        Assert.Equal("200", Column("trials", "lr_log10").Last());
        Assert.Equal(2, Column("trials", "hp_model_hidden").Distinct().Count());
        Assert.Equal(["1", "2"], Column("trials", "depth").Distinct());
        Assert.Equal(["5", "4"], Column("trials", "width").Distinct());
        Assert.Equal(["sgd", "tanh", "mini", "constant", "mlp", "mse", "mean", "float32", "iris"], new[]
        {
            "optimizer", "activation", "batch_strategy", "schedule", "model", "loss_kind", "loss_convention", "precision", "dataset",
        }.SelectMany(name => Column("trials", name).Distinct()));
    }

    [Fact]
    public void The_final_accuracy_is_the_one_of_the_last_epoch()
    {
        string[] ids = [.. Column("epochs", "trial_id")], accuracy = [.. Column("epochs", "val_acc")], test = [.. Column("epochs", "test_acc")];
        string[] trials = [.. Column("trials", "trial_id")], final = [.. Column("trials", "val_acc_final")], finalTest = [.. Column("trials", "test_acc_final")];
        for (int i = 0; i < trials.Length; i++)
        {
            int last = Array.LastIndexOf(ids, trials[i]);
            Assert.Equal((accuracy[last], test[last]), (final[i], finalTest[i]));
        }
    }

    [Fact]
    public void A_diverged_trial_has_empty_scores_chance_level_beside_them_and_a_reason()
    {
        int bad = Column("trials", "status").ToList().IndexOf("diverged_nonfinite");
        string Cell(string name) => Column("trials", name).ElementAt(bad);
        Assert.Equal(["", "", "", ""], [Cell("loss_final"), Cell("val_acc_final"), Cell("val_f1_macro"), Cell("test_acc_final")]);
        Assert.Equal((1.0 / 3).ToString("R", CultureInfo.InvariantCulture), Cell("val_acc_final_filled"));
        Assert.Equal(Cell("loss_init"), Cell("loss_final_filled"));
        Assert.NotEmpty(Cell("why_text"));
        Assert.NotEmpty(Cell("first_bad_step"));
        Assert.Equal(("0", "1"), (Cell("status_ok"), Cell("aborted_early")));
    }

    [Fact]
    public void Confusion_counts_add_up_to_the_rows_of_the_part()
    {
        string id = Plan.Trials[0].Id;
        var counts = Rows("confusion").Where(r => r[0] == id).GroupBy(r => r[1]).ToDictionary(g => g.Key, g => g.Sum(r => int.Parse(r[4], CultureInfo.InvariantCulture)));
        Assert.Equal(Column("trials", "validation_rows").First(), counts["validation"].ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Column("trials", "test_rows").First(), counts["test"].ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_config_is_kept_as_it_was_resolved() => Assert.Equal(Plan.ResolvedConfig, File.ReadAllText(folder.In("config.yaml")));

    private static readonly Dictionary<string, string> Approved = new()
    {
        ["trials"] = """
            trial_id,group_id,setting_id,data_id,index,repeat,seed,
            lr,lr_index,lr_log10,optimizer,batch_strategy,batch_size,momentum,weight_decay,schedule,model,width,depth,activation,
            parameters,loss_kind,loss_convention,precision,dataset,train_rows,validation_rows,test_rows,hp_model_hidden,
            status,status_ok,why_text,first_bad_step,loss_before,nonfinite_kind,aborted_early,
            budget_steps,steps_done,epochs_done,stop_reason,kept_epoch,flops,
            loss_init,loss_const,loss_final,loss_final_filled,loss_best,train_acc_final,train_rmse,val_loss_final,test_loss_final,
            best_epoch,val_acc_best,test_acc_at_best,val_acc_final_filled,
            val_acc_final,val_acc_majority,val_f1_macro,val_rmse,val_rmse_mean,val_mae,val_r2,
            test_acc_final,test_acc_majority,test_f1_macro,test_rmse,test_rmse_mean,test_mae,test_r2,
            peak_ratio,peak_step,dead_frac_max,sat_frac_max
            """,
        ["epochs"] = "trial_id,epoch,step,lr,train_loss,train_acc,val_loss,val_acc,test_loss,test_acc,batch_loss,mistakes,weight_norm,penalty,finite",
        ["classes"] = "trial_id,part,class,support,predicted,recall,precision,f1",
        ["confusion"] = "trial_id,part,true_class,predicted_class,count",
        ["baselines"] = """
            baseline,dataset,data_id,repeat,seed,status,status_ok,why_text,train_rows,
            train_acc,train_f1_macro,train_rmse,train_mae,train_r2,
            val_rows,val_acc,val_f1_macro,val_rmse,val_mae,val_r2,
            test_rows,test_acc,test_f1_macro,test_rmse,test_mae,test_r2
            """,
        ["timings"] = "trial_id,host,threads,train_s,evaluate_s,total_s,steps,samples_per_s",
    };

    private string Header(string table) => File.ReadLines(folder.In(table + ".csv")).First();

    private JsonElement Schema(string table)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.In("schema.json")));
        return json.RootElement.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("path").GetString() == table + ".csv").Clone();
    }

    private IEnumerable<string> Column(string table, string name)
    {
        int at = Array.IndexOf(Header(table).Split(','), name);
        Assert.True(at >= 0, name);
        return Rows(table).Select(r => r[at]);
    }

    private List<string[]> Rows(string table)
    {
        using CsvReader reader = CsvReader.FromFile(folder.In(table + ".csv"), Strict);
        reader.ReadHeader();
        string[] names = Header(table).Split(',');
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. names.Select(n => reader.GetString(n) ?? "")]);
        return rows;
    }
}
