using System.Numerics;
using System.Text.Json;
using Exp.Engine.Losses;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Losses;

/// <summary>
/// Softmax and log-softmax as the losses hold them, against PyTorch and mpmath: predictions are softmax, losses of one-hot
/// targets −log softmax, gradients and curvature products their derivatives.
/// </summary>
public sealed class SoftmaxGoldenTests
{
    private static readonly JsonElement File = GoldenFile.Read("activations");

    public static TheoryData<string> Names => [.. File.GetProperty("softmax_cases").Names()];

    [Theory, MemberData(nameof(Names)), Runs("activations", "softmax_cases")]
    public void Values_and_products_agree_in_double(string name) => AssertMeets<double>(name, "float64", 1e-14);

    [Theory, MemberData(nameof(Names)), Runs("activations", "softmax_cases")]
    public void Values_and_products_agree_in_float(string name) => AssertMeets<float>(name, "float32", 2e-6);

    [Fact, Runs("activations", "softmax_jacobian", "softmax_jacobian", "log_softmax_jacobian")]
    public void Whole_jacobians_agree()
    {
        JsonElement golden = File.GetProperty("softmax_jacobian");
        double[] z = golden.GetProperty("z").Numbers();
        double[][] softmax = golden.GetProperty("softmax_jacobian").Rows(), logarithm = golden.GetProperty("log_softmax_jacobian").Rows();
        for (int i = 0; i < z.Length; i++)
        {
            double[] unit = Unit(i, z.Length);
            Near.Equal(softmax[i], Product(z, unit), 1e-14, $"softmax {i}");
            Near.Equal(logarithm[i], LogProduct(z, unit), 1e-14, $"log softmax {i}");
        }
    }

    private static void AssertMeets<T>(string name, string precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement one = File.GetProperty("softmax_cases").Named(name), golden = one.GetProperty(precision);
        double[][] z = one.GetProperty("z").Rows(), upstream = one.GetProperty("upstream").Rows();
        for (int row = 0; row < z.Length; row++)
        {
            T[] logits = Cast<T>(z[row]), direction = Cast<T>(upstream[row]);
            Near.Equal(Exact("softmax", row), Softmax(logits), tolerance, "softmax");
            Near.Equal(Row("softmax_vjp", row), Product(logits, direction), tolerance, "softmax product");
            Near.Equal(Row("log_softmax_vjp", row), LogProduct(logits, direction), tolerance, "log softmax product");
            // The loss of a logit that is not finite is NaN: such a training ends.
            if (z[row].All(double.IsFinite))
                Near.Equal(Exact("log_softmax", row), LogSoftmax(logits), tolerance, "log softmax");
        }

        double[] Row(string what, int row) => golden.GetProperty(what).Rows()[row];
        double[] Exact(string what, int row) =>
            one.TryGetProperty("exact_" + what, out JsonElement exact) ? exact.Rows()[row] : Row(what, row);
    }

    private static double[] Softmax<T>(T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = [.. z];
        new CrossEntropy().Predict<T>(outputs, Shape(z));
        return Doubles(outputs);
    }

    private static double[] LogSoftmax<T>(T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, z.Length).Select(
            k => -new CrossEntropy().Evaluate<T>(z, Cast<T>(Unit(k, z.Length)), Shape(z), [], T.One).Total)];

    /// <summary>J v for J the Jacobian of softmax, which is the curvature of the loss.</summary>
    private static double[] Product<T>(T[] z, T[] v)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var product = new T[z.Length];
        new CrossEntropy().CurvatureProduct<T>(z, Cast<T>(Unit(0, z.Length)), Shape(z), v, product, T.One);
        return Doubles(product);
    }

    /// <summary>v J for J the Jacobian of log softmax: minus the gradients of the losses of all classes, v of each.</summary>
    private static double[] LogProduct<T>(T[] z, T[] v)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] sum = new double[z.Length];
        for (int k = 0; k < z.Length; k++)
        {
            var gradient = new T[z.Length];
            new CrossEntropy().Evaluate<T>(z, Cast<T>(Unit(k, z.Length)), Shape(z), gradient, T.One);
            for (int i = 0; i < sum.Length; i++)
                sum[i] -= double.CreateChecked(v[k]) * double.CreateChecked(gradient[i]);
        }
        return sum;
    }

    private static LossShape Shape<T>(T[] z) => new(1, z.Length, z.Length);

    private static double[] Unit(int place, int length) => [.. Enumerable.Range(0, length).Select(i => i == place ? 1.0 : 0)];

    private static T[] Cast<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateChecked)];

    private static double[] Doubles<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(double.CreateChecked)];
}
