using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Curvature;

public sealed class LossSurfaceTests
{
    [Theory, MemberData(nameof(GradientTests.EveryActivationWithEveryLoss), MemberType = typeof(GradientTests))]
    public void Products_are_central_differences_of_gradients_and_symmetric(string activation, string loss)
    {
        const double h = 1e-5;
        var l = (Loss)Loss.All.Find(loss)!.CreateDefault();
        (Network<double> network, LossSurface<double> surface, _) = Build<double>(l, (Activation)Activation.All.Find(activation)!.CreateDefault());
        double[] v = Draw(surface, "v"), u = Draw(surface, "u"), hv = Product(surface.Hessian, v), hu = Product(surface.Hessian, u);
        double[] above = Moved(h), below = Moved(-h);
        double largest = Math.Max(0.1, hv.Max(Math.Abs));
        for (int i = 0; i < v.Length; i++)
            Near.Equal((above[i] - below[i]) / (2 * h) / largest, hv[i] / largest, 1e-7, $"{i}");
        Assert.Equal(Dot(u, hv) / largest, Dot(v, hu) / largest, 1e-12);

        double[] Moved(double by)
        {
            double[] weights = network.Parameters.ToArray();
            for (int i = 0; i < v.Length; i++)
                network.Parameters[i] += by * v[i];
            surface.Visit();
            weights.CopyTo(network.Parameters);
            return surface.Gradient.ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(300)]
    public void Loss_and_gradient_have_the_bits_of_a_training_step(int rows)
    {
        AssertLikeTraining<float>(rows);
        AssertLikeTraining<double>(rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    public void Products_are_sums_over_the_rows(int rows)
    {
        (_, LossSurface<double> surface, TrainingData<double> data) = Build<double>(new CrossEntropy(), new Tanh(), rows);
        double[] v = Draw(surface, "v"), hessian = Product(surface.Hessian, v), gaussNewton = Product(surface.GaussNewton, v);
        double[] hessians = new double[v.Length], gaussNewtons = new double[v.Length];
        foreach (int row in data.Train)
        {
            surface.Visit([row]);
            hessians = [.. hessians.Zip(Product(surface.Hessian, v)).Select(p => p.First + (p.Second / rows))];
            gaussNewtons = [.. gaussNewtons.Zip(Product(surface.GaussNewton, v)).Select(p => p.First + (p.Second / rows))];
        }
        Near.Equal(hessians, hessian, 1e-14, "Hessian");
        Near.Equal(gaussNewtons, gaussNewton, 1e-14, "Gauss-Newton");
    }

    [Fact]
    public void Class_weights_enter_the_mean_of_the_products()
    {
        (_, LossSurface<double> weighted, TrainingData<double> data) = Build<double>(new CrossEntropy(ClassWeights: [1, 2, 3]), new Tanh(), 30);
        int[] often = [.. data.Train.SelectMany(r => Enumerable.Repeat(r, data.Labels[r] + 1))];
        (Network<double> network, _, _) = Build<double>(new CrossEntropy(), new Tanh(), 30);
        var repeated = new LossSurface<double>(network, data.Features, data.Targets, new CrossEntropy(), often);
        double[] v = Draw(weighted, "v");
        Assert.Equal(repeated.Loss, weighted.Loss, 1e-14);
        Near.Equal(Product(repeated.Hessian, v), Product(weighted.Hessian, v), 1e-14);
    }

    [Fact]
    public void Rows_that_are_filled_anew_for_every_product_give_the_same_bits()
    {
        (Network<float> network, LossSurface<float> kept, TrainingData<float> data) = Build<float>(new CrossEntropy(), new Silu(), 600);
        var anew = new LossSurface<float>(network, data.Features, data.Targets, new CrossEntropy(), data.Train, mostKeptBytes: 0);
        float[] v = Draw(kept, "v");
        Assert.Equal(kept.Gradient, anew.Gradient);
        Assert.Equal(Product(kept.Hessian, v), Product(anew.Hessian, v));
        Assert.Equal(Product(kept.GaussNewton, v), Product(anew.GaussNewton, v));
    }

    [Fact]
    public void A_linear_model_has_one_and_the_same_hessian_and_gauss_newton_matrix_everywhere()
    {
        TrainingData<double> data = SmallData.Classes<double>(new Mse(), 20);
        var network = new Network<double>(new NetworkSpec(7, [new(3, new Identity(), new GlorotUniform())]), new SeedTree(1, 0));
        var surface = new LossSurface<double>(network, data.Features, data.Targets, new Mse(MseConvention.Half), data.Train);
        double[] v = Draw(surface, "v"), hessian = Product(surface.Hessian, v);
        Assert.Equal(hessian, Product(surface.GaussNewton, v));
        network.Parameters.Clear();
        surface.Visit();
        Assert.Equal(hessian, Product(surface.Hessian, v));
    }

    [Fact]
    public void Gauss_newton_looks_at_the_outputs_behind_the_last_activation()
    {
        // J' J v for half the squared error: J v by differences of the outputs, J' of that as the gradient for targets that
        // the outputs miss by just so much.
        const double h = 1e-5;
        TrainingData<double> data = SmallData.Classes<double>(new Mse(), 20);
        LayerSpec[] layers = [new(5, new Tanh(), new GlorotUniform()), new(3, new Sigmoid(), new GlorotUniform())];
        var network = new Network<double>(new NetworkSpec(7, layers), new SeedTree(1, 0));
        var surface = new LossSurface<double>(network, data.Features, data.Targets, new Mse(MseConvention.Half), data.Train);
        double[] v = Draw(surface, "v"), outputs = network.Outputs(data.Features, data.Train), weights = network.Parameters.ToArray();
        double[] above = Moved(h), below = Moved(-h);
        double[] targets = [.. outputs.Select((o, i) => o - ((above[i] - below[i]) / (2 * h)))];
        var missed = new LossSurface<double>(network, data.Features, targets, new Mse(MseConvention.Half), data.Train);
        Near.Equal(missed.Gradient, Product(surface.GaussNewton, v), 1e-9);

        double[] Moved(double by)
        {
            for (int i = 0; i < v.Length; i++)
                network.Parameters[i] = weights[i] + (by * v[i]);
            double[] moved = network.Outputs(data.Features, data.Train);
            weights.CopyTo(network.Parameters);
            return moved;
        }
    }

    [Fact]
    public void The_point_stays_where_it_is_until_the_next_visit()
    {
        (Network<double> network, LossSurface<double> surface, _) = Build<double>(new CrossEntropy(), new Tanh());
        double[] v = Draw(surface, "v"), before = Product(surface.Hessian, v);
        for (int i = 0; i < v.Length; i++)
            network.Parameters[i] *= 1.5;
        Assert.Equal(before, Product(surface.Hessian, v));
        surface.Visit();
        Assert.NotEqual(before, Product(surface.Hessian, v));
    }

    [Fact]
    public void Vectors_are_translated_there_and_back_and_have_zero_padding()
    {
        (Network<float> network, LossSurface<float> surface, _) = Build<float>(new CrossEntropy(), new Tanh());
        int n = surface.Hessian.Dimension;
        Assert.Equal(network.Spec.ParameterCount, n);
        float[] flat = [.. Enumerable.Range(1, n).Select(i => (float)i)], v = new float[surface.Hessian.Length];
        surface.ToPanels(flat, v);
        Assert.Equal(flat, surface.FromPanels(v));
        Assert.Equal(flat[..(6 * 7)], network.Weights(0, v));
        Assert.Equal(n, v.Count(x => x != 0));
        Assert.Equal(n, Product(surface.Hessian, Draw(surface, "v")).Count(x => x != 0));
    }

    [Fact]
    public void Float_and_double_start_from_the_same_direction()
    {
        (_, LossSurface<float> narrow, _) = Build<float>(new CrossEntropy(), new Tanh());
        (_, LossSurface<double> wide, _) = Build<double>(new CrossEntropy(), new Tanh());
        Assert.Equal(
            narrow.FromPanels(Draw(narrow, "v")), wide.FromPanels(Draw(wide, "v")).Select(x => (float)x));
    }

    [Fact]
    public void Visits_and_products_allocate_nothing()
    {
        (_, LossSurface<float> surface, TrainingData<float> data) = Build<float>(new CrossEntropy(), new Tanh(), 300);
        float[] v = Draw(surface, "v"), product = new float[v.Length];
        SymmetricMap<float> map = surface.Hessian.Plus(v).Preconditioned(v);
        Work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Work()
        {
            surface.Visit(data.Train);
            map.Multiply(v, product);
            surface.GaussNewton.Multiply(v, product);
        }
    }

    [Fact]
    public void What_the_products_do_not_see_is_said()
    {
        Assert.True(Build<double>(new CrossEntropy(), new Tanh()).Surface.Smooth);
        Assert.False(Build<double>(new CrossEntropy(), new Relu()).Surface.Smooth);
        Assert.False(Build<double>(new Mae(), new Tanh()).Surface.Smooth);
    }

    [Fact]
    public void Networks_with_norms_or_without_biases_are_refused()
    {
        TrainingData<double> data = SmallData.Classes<double>(new CrossEntropy(), rows: 9);
        LayerSpec output = new(3, new Identity(), new GlorotUniform());
        foreach (LayerSpec hidden in new LayerSpec[] { new(5, new Tanh(), new GlorotUniform(), Norm: new LayerNorm()), new(5, new Tanh(), new GlorotUniform(), Bias: false) })
        {
            var network = new Network<double>(new NetworkSpec(7, [hidden, output]), new SeedTree(1, 0));
            Assert.Throws<ArgumentException>(() => new LossSurface<double>(network, data.Features, data.Targets, new CrossEntropy(), data.Train));
        }
    }

    [Fact]
    public void Rows_and_lengths_that_do_not_fit_are_refused()
    {
        (Network<double> network, LossSurface<double> surface, TrainingData<double> data) = Build<double>(new CrossEntropy(), new Tanh());
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.Visit([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.Visit([.. data.Train, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.Hessian.Multiply(new double[3], new double[surface.Hessian.Length]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new LossSurface<double>(network, data.Features, data.Targets[1..], new CrossEntropy(), data.Train));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new LossSurface<double>(network, data.Features, data.Targets, new CrossEntropy(), []));
    }

    private static void AssertLikeTraining<T>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (Network<T> network, LossSurface<T> surface, TrainingData<T> data) = Build<T>(new CrossEntropy(), new Gelu(), rows);
        var step = new GradientStep<T>(network, data, new CrossEntropy(), new Sgd(0.1), rows);
        Assert.Equal(step.Gradient(data.Train).Total / rows, surface.Loss, 1e-15);
        Assert.Equal(step.Values, surface.Gradient);
    }

    // As in GradientTests: biases away from 0, where relu and margins have their kinks.
    internal static (Network<T> Network, LossSurface<T> Surface, TrainingData<T> Data) Build<T>(Loss loss, Activation f, int rows = 9)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingData<T> data = SmallData.Classes<T>(loss, rows, classes: Math.Min(3, loss.MaxClasses));
        LayerSpec[] layers = [new(6, f, new GlorotUniform()), new(5, f, new GlorotUniform()), new(data.Outputs, new Identity(), new GlorotUniform())];
        var network = new Network<T>(new NetworkSpec(7, layers), new SeedTree(3, 0));
        for (int i = 0; i < layers.Length; i++)
            network.Set(i, network.Weights(i), [.. Enumerable.Range(1, layers[i].Units).Select(u => T.CreateChecked(0.07 * u))]);
        return (network, new LossSurface<T>(network, data.Features, data.Targets, loss, data.Train), data);
    }

    private static T[] Draw<T>(LossSurface<T> surface, string purpose)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var v = new T[surface.Hessian.Length];
        surface.Hessian.Draw(new SeedTree(2, 0).Stream(purpose), v);
        return v;
    }

    private static T[] Product<T>(SymmetricMap<T> map, T[] v)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var product = new T[v.Length];
        map.Multiply(v, product);
        return product;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b).Sum(p => p.First * p.Second);
}
