using Exp.Core.Models;
using Exp.Core.Models.Onnx;
using Exp.Core.Tests.Sweeps;
using Exp.Engine.Activations;
using Exp.Engine.Losses;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Exp.Core.Tests.Models;

/// <summary>ONNX Runtime says of rows in original units what we say.</summary>
public sealed class OnnxExportTests : IDisposable
{
    private const string Iris = "{dataset: iris, validation: 0}";

    private readonly TempFolder folder = new();

    public static TheoryData<string> Activations =>
    [
        .. Activation.All.Members.Where(m => m.HasDefaults).Select(m => m.Kind),
        "{kind: swish, beta: 2}", "{kind: gelu, approximation: tanh}", "{kind: hard_sigmoid, form: keras2}", "{kind: celu, alpha: 0.5}",
        "{kind: elu, alpha: 0.3}", "{kind: leaky_relu, slope: 0.3}", "{kind: step, at_zero: 0.5}",
    ];

    public static TheoryData<string> ClassLosses => [.. Loss.All.Members.Where(m => !((Loss)m.CreateDefault()).Regression).Select(m => m.Kind)];

    public static TheoryData<string> Regressions => [.. Loss.All.Members.Where(m => ((Loss)m.CreateDefault()).Regression).Select(m => m.Kind)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_activation_has_a_form() =>
        Assert.All(Activation.All.Members, m => Assert.True(OnnxActivations.Has((Activation)m.CreateDefault()), m.Kind));

    [Theory, MemberData(nameof(Activations))]
    public void Probabilities_agree_for_every_activation(string activation) => Compare(Trained.On(Iris, $"model.activation={activation}", "optimizer.lr=1e-3"));

    [Theory, MemberData(nameof(ClassLosses))]
    public void Labels_and_values_agree_for_every_loss_of_classes(string loss) =>
        Compare(Trained.On(((Loss)Loss.All.Find(loss)!.CreateDefault()).MaxClasses == 2 ? "{dataset: banknote}" : Iris, $"loss={loss}"));

    [Theory, MemberData(nameof(Regressions))]
    public void Predictions_agree_for_every_loss_of_real_targets(string loss) => Compare(
        Trained.On($"{{dataset: concrete, target_scale: {(loss == "poisson" ? "none" : "standard")}}}", $"loss={loss}", "optimizer.lr=1e-4"));

    [Theory]
    [InlineData("{dataset: digits, train_rows: 300}", "data.scale=unit")]
    [InlineData(Iris, "data.scale=minmax")]
    [InlineData(Iris, "data.scale=none")]
    [InlineData(Iris, "precision=float64")]
    [InlineData(Iris, "loss={kind: binary_cross_entropy, one_vs_rest: true}")]
    [InlineData(Iris, "model.hidden=[]")]
    [InlineData(Iris, "model.norm=batch")]
    [InlineData(Iris, "model.norm={kind: layer, epsilon: 1e-3}")]
    [InlineData(Iris, "model.dropout=0.5")]
    [InlineData(Iris, "model.bias=false")]
    public void Scalings_and_precisions_agree(string data, string change) => Compare(Trained.On(data, change));

    [Fact]
    public void Empty_cells_are_filled_inside_the_model()
    {
        File.WriteAllText(folder.In("holes.csv"), "a,b,c\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i % 4 == 0 ? "" : $"{i * i}")},{(i < 20 ? "low" : "high")}\n")));
        Compare(Trained.On($"{{dataset: {{kind: csv, path: {folder.In("holes.csv")}, target: c, missing: mean}}, validation: 0}}"));
    }

    private static void Compare(Trained trained)
    {
        TrainedModel model = trained.Model;
        double[] rows = trained.Rows([.. trained.Data.Train.Take(60)]);
        // What a runtime gets is floats.
        rows = [.. rows.Select(v => (double)(float)v)];
        int width = model.Features.Count, count = rows.Length / width;
        IReadOnlyList<Judgement> ours = model.Judge(rows);
        using var session = new InferenceSession(OnnxExport.Bytes(model));
        var x = new DenseTensor<float>(rows.Select(v => (float)v).ToArray(), [count, width]);
        using var theirs = session.Run([NamedOnnxValue.CreateFromTensor("x", x)]);
        Dictionary<string, NamedOnnxValue> outputs = theirs.ToDictionary(o => o.Name, o => (NamedOnnxValue)o);
        float[] values = [.. outputs.Values.Single(o => o.Name != "label").AsEnumerable<float>()];
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < ours[row].Values.Count; i++)
            {
                double expected = ours[row].Values[i];
                Assert.Equal(expected, values[(row * ours[row].Values.Count) + i], 1e-6 * Math.Max(1, Math.Abs(expected)));
            }
        }
        if (model.Classes.Count > 0)
            Assert.Equal(ours.Select(j => j.Prediction), outputs["label"].AsEnumerable<long>().Select(l => model.Classes[(int)l]));
    }
}
