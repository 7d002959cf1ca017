using System.Numerics;
using System.Text.Json;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Curvature;

/// <summary>Gradients, products and spectra of three small networks at two points each, against PyTorch's autograd.</summary>
public sealed class HessianGoldenTests
{
    private static readonly JsonElement Cases = GoldenFile.Read("hessian").GetProperty("cases");

    private static readonly Dictionary<string, (Activation Hidden, Loss Loss)> Known = new()
    {
        ["tanh_ce_4_5_3"] = (new Tanh(), new CrossEntropy()),
        ["relu_mse_3_4_4_2"] = (new Relu(), new Mse()),
        ["gelu_ce_l2_ls_5_6_6_4"] = (new Gelu(), new CrossEntropy(0.125)),
    };

    public static TheoryData<string, int> Points
    {
        get
        {
            var points = new TheoryData<string, int>();
            foreach (string name in Cases.Names())
            {
                points.Add(name, 0);
                points.Add(name, 1);
            }
            return points;
        }
    }

    [Theory, MemberData(nameof(Points)), Runs("hessian", "cases")]
    [Runs("hessian", "cases[].points[]", "loss", "gradient_flat", "gradient_norm")]
    [Runs("hessian", "cases[].points[].hvp[]", "Hv", "vHv", "Gv_gauss_newton")]
    public void Gradient_and_products_agree_in_double(string name, int point) => GradientAndProducts<double>(name, point, 1e-12, 1e-10);

    [Theory, MemberData(nameof(Points)), Runs("hessian", "cases")]
    public void Gradient_and_products_agree_in_float(string name, int point) => GradientAndProducts<float>(name, point, 2e-6, 5e-6);

    [Theory, MemberData(nameof(Points))]
    [Runs("hessian", "cases[].points[].hessian", "lambda_max", "gd_stability_lr_2_over_lambda_max", "top_eigenvector")]
    public void Lanczos_finds_the_ends_of_the_spectrum_and_the_top_eigenvector_in_double(string name, int point)
    {
        var at = new Point<double>(name, point);
        JsonElement hessian = at.Golden.GetProperty("hessian");
        SpectrumEnds<double> ends = Lanczos.Ends(at.Hessian, new SeedTree(1, 0), tolerance: 1e-9);
        Assert.True(ends.Converged);
        Near.Equal(hessian.GetProperty("lambda_max").Number(), ends.Top.Value, 1e-12, "top");
        Near.Equal(hessian.GetProperty("gd_stability_lr_2_over_lambda_max").Number(), 2 / ends.Top.Value, 1e-12, "limit of the rate");
        Near.Equal(hessian.GetProperty("bottom3")[0].Number(), ends.Bottom.Value, 1e-12, "bottom");

        double[] vector = at.Surface.FromPanels(ends.TopVector);
        double sign = vector.MaxBy(Math.Abs) < 0 ? -1 : 1;
        Near.Equal(hessian.GetProperty("top_eigenvector").Numbers(), [.. vector.Select(x => sign * x)], 1e-7, "eigenvector");
    }

    [Theory, MemberData(nameof(Points))]
    public void Lanczos_finds_the_ends_of_the_spectrum_in_float(string name, int point)
    {
        var at = new Point<float>(name, point);
        JsonElement hessian = at.Golden.GetProperty("hessian");
        SpectrumEnds<float> ends = Lanczos.Ends(at.Hessian, new SeedTree(1, 0), tolerance: 1e-4);
        Assert.True(ends.Converged);
        Near.Equal(hessian.GetProperty("lambda_max").Number(), ends.Top.Value, 5e-6, "top");
        Near.Equal(hessian.GetProperty("bottom3")[0].Number(), ends.Bottom.Value, 5e-6, "bottom");
    }

    [Theory, MemberData(nameof(Points))]
    [Runs("hessian", "cases[].points[].hessian", "top5", "bottom3", "top5_by_magnitude", "trace", "frobenius_norm", "diagonal")]
    [Runs("hessian", "cases[].points[].hessian", "number_of_negative_eigenvalues_below_-1e-9")]
    public void The_whole_spectrum_agrees_and_the_matrix_is_symmetric(string name, int point)
    {
        var at = new Point<double>(name, point);
        JsonElement golden = at.Golden.GetProperty("hessian");
        double[] h = at.Matrix(at.Hessian);
        int n = at.Hessian.Dimension;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(h[(i * n) + j], h[(j * n) + i], 1e-14);
        }
        double[] values = Symmetric.Eigenvalues(h, n);
        Near.Equal(golden.GetProperty("top5").Numbers(), [.. values.Reverse().Take(5)], 1e-12, "top5");
        Near.Equal(golden.GetProperty("bottom3").Numbers(), [.. values.Take(3)], 1e-12, "bottom3");
        double[] byMagnitude = [.. values.OrderByDescending(Math.Abs).Take(5)];
        Near.Equal(golden.GetProperty("top5_by_magnitude").Numbers(), byMagnitude, 1e-12, "top5 by magnitude");
        Assert.Equal(golden.GetProperty("number_of_negative_eigenvalues_below_-1e-9").GetInt32(), values.Count(x => x < -1e-9));
        Near.Equal(golden.GetProperty("diagonal").Numbers(), [.. Enumerable.Range(0, n).Select(i => h[(i * n) + i])], 1e-12, "diagonal");
        Near.Equal(golden.GetProperty("trace").Number(), Enumerable.Range(0, n).Sum(i => h[(i * n) + i]), 1e-12, "trace");
        Near.Equal(golden.GetProperty("frobenius_norm").Number(), Math.Sqrt(h.Sum(x => x * x)), 1e-12, "norm");
    }

    [Theory, MemberData(nameof(Points))]
    [Runs("hessian", "cases[].points[].power_iteration_from_ones", "rayleigh_quotient_per_iteration", "iterations")]
    public void Power_iteration_with_our_products_walks_like_the_reference(string name, int point)
    {
        var at = new Point<double>(name, point);
        JsonElement golden = at.Golden.GetProperty("power_iteration_from_ones");
        int[] iterations = [.. golden.GetProperty("iterations").EnumerateArray().Select(i => i.GetInt32())];
        double[] quotients = golden.GetProperty("rayleigh_quotient_per_iteration").Numbers();
        double[] v = [.. Enumerable.Repeat(1.0, at.Hessian.Dimension)];
        for (int i = 1; i <= iterations[^1]; i++)
        {
            double norm = Math.Sqrt(v.Sum(x => x * x));
            v = [.. v.Select(x => x / norm)];
            double[] product = at.Product(at.Hessian, v);
            if (Array.IndexOf(iterations, i) is >= 0 and var place)
                Near.Equal(quotients[place], v.Zip(product, (a, b) => a * b).Sum(), 1e-10, $"iteration {i}");
            v = product;
        }
    }

    [Theory, MemberData(nameof(Points)), Runs("hessian", "cases[].points[].gauss_newton", "top5", "trace", "with_l2_top5")]
    public void The_gauss_newton_spectrum_agrees(string name, int point)
    {
        var at = new Point<double>(name, point);
        JsonElement golden = at.Golden.GetProperty("gauss_newton");
        double[] g = at.Matrix(at.Surface.GaussNewton), values = Symmetric.Eigenvalues(g, at.Hessian.Dimension);
        Near.Equal(golden.GetProperty("top5").Numbers(), [.. values.Reverse().Take(5)], 1e-12, "top5");
        Assert.True(values[0] > -1e-13, "not negative");
        int n = at.Hessian.Dimension;
        Near.Equal(golden.GetProperty("trace").Number(), Enumerable.Range(0, n).Sum(i => g[(i * n) + i]), 1e-12, "trace");
        for (int i = 0; i < n; i++)
            g[(i * n) + i] += at.Penalty[i];
        Near.Equal(golden.GetProperty("with_l2_top5").Numbers(), [.. Symmetric.Eigenvalues(g, n).Reverse().Take(5)], 1e-12, "with L2");
        SpectrumEnds<double> ends = Lanczos.Ends(at.Surface.GaussNewton, new SeedTree(1, 0), tolerance: 1e-9);
        Near.Equal(golden.GetProperty("top5")[0].Number(), ends.Top.Value, 1e-12, "top by Lanczos");
    }

    private static void GradientAndProducts<T>(string name, int point, double gradientTolerance, double productTolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = new Point<T>(name, point);
        double[] w = at.Weights;
        double[] gradient = [.. at.Flat(at.Surface.Gradient).Select((g, i) => g + (at.Penalty[i] * w[i]))];
        double penalty = w.Select((x, i) => at.Penalty[i] * x * x / 2).Sum();
        Near.Equal(at.Golden.GetProperty("loss").Number(), at.Surface.Loss + penalty, gradientTolerance, "loss");
        Near.Equal(at.Golden.GetProperty("gradient_flat").Numbers(), gradient, gradientTolerance, "gradient");
        Near.Equal(at.Golden.GetProperty("gradient_norm").Number(), Math.Sqrt(gradient.Sum(g => g * g)), gradientTolerance, "norm");
        foreach (JsonElement one in at.Golden.GetProperty("hvp").EnumerateArray())
        {
            double[] v = one.GetProperty("v").Numbers();
            double[] hv = at.Product(at.Hessian, v);
            Near.Equal(one.GetProperty("Hv").Numbers(), hv, productTolerance, "Hv");
            Near.Equal(one.GetProperty("vHv").Number(), v.Zip(hv, (a, b) => a * b).Sum(), productTolerance, "vHv");
            Near.Equal(one.GetProperty("Gv_gauss_newton").Numbers(), at.Product(at.Surface.GaussNewton, v), productTolerance, "Gv");
        }
    }

    /// <summary>A network of the file at one of its points, seen over all its rows.</summary>
    private sealed class Point<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Point(string name, int point)
        {
            JsonElement one = Cases.Named(name);
            Golden = one.GetProperty("points")[point];
            (Activation hidden, Loss loss) = Known[name];
            JsonElement[] order = [.. one.GetProperty("flat_order").EnumerateArray()];
            double l2 = one.GetProperty("loss").TryGetProperty("l2_lambda", out JsonElement lambda) ? lambda.Number() : 0;
            Penalty = [.. order.SelectMany(p => Enumerable.Repeat(p.GetProperty("shape").GetArrayLength() == 2 ? l2 : 0, p.GetProperty("size").GetInt32()))];
            double[][] x = one.GetProperty("x").Rows();
            LayerSpec[] layers = [.. order.Where((_, i) => i % 2 == 1).Select((b, i) => new LayerSpec(
                b.GetProperty("size").GetInt32(), i == (order.Length / 2) - 1 ? new Identity() : hidden, new Zeros()))];
            var network = new Network<T>(new NetworkSpec(x[0].Length, layers), new SeedTree(1, 0));
            JsonElement parameters = Golden.GetProperty("parameters");
            for (int i = 0; i < layers.Length; i++)
            {
                double[] weights = [.. parameters.GetProperty($"W{i + 1}").Rows().SelectMany(r => r)];
                network.Set(i, Cast(weights), Cast(parameters.GetProperty($"b{i + 1}").Numbers()));
            }
            int outputs = layers[^1].Units;
            double[] targets = [.. one.GetProperty("targets").EnumerateArray().SelectMany(t => Target(t, outputs))];
            var rows = new RealRows<T>(Cast([.. x.SelectMany(r => r)]), x.Length, x[0].Length);
            Surface = new LossSurface<T>(network, rows, Cast(targets), loss, [.. Enumerable.Range(0, x.Length)]);
            Weights = Flat(network.Parameters);
            Hessian = Surface.Penalized(l2);
        }

        public JsonElement Golden { get; }

        public LossSurface<T> Surface { get; }

        /// <summary>The L2 factor of each parameter.</summary>
        public double[] Penalty { get; }

        public double[] Weights { get; }

        /// <summary>The Hessian of the loss with its L2 term.</summary>
        public SymmetricMap<T> Hessian { get; }

        public double[] Flat(ReadOnlySpan<T> v) => [.. Surface.FromPanels(v).Select(double.CreateChecked)];

        public double[] Product(SymmetricMap<T> map, double[] flat)
        {
            T[] v = new T[map.Length], product = new T[map.Length];
            Surface.ToPanels(Cast(flat), v);
            map.Multiply(v, product);
            return Flat(product);
        }

        /// <summary>The matrix written out: products with all unit vectors.</summary>
        public double[] Matrix(SymmetricMap<T> map) =>
            [.. Enumerable.Range(0, map.Dimension).SelectMany(i => Product(map, [.. Enumerable.Range(0, map.Dimension).Select(j => i == j ? 1.0 : 0)]))];

        private static T[] Cast(double[] values) => [.. values.Select(T.CreateChecked)];

        private static IEnumerable<double> Target(JsonElement target, int outputs) => target.ValueKind == JsonValueKind.Array
            ? target.Numbers()
            : Enumerable.Range(0, outputs).Select(i => i == target.GetInt32() ? 1.0 : 0.0);
    }
}
