using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Tests.Linear;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Curvature;

/// <summary>The largest eigenvalue in use: where it is known exactly, under a preconditioner, and beside a training.</summary>
public sealed class SharpnessTests
{
    private static readonly SeedTree Seeds = new(1, 0);

    [Theory]
    [InlineData(false, 0.0493887653)]
    [InlineData(true, 1.1034739385)]
    public void Two_over_sharpness_is_the_known_limit_of_least_squares_on_iris(bool standardised, double limit)
    {
        LinearUnit all = LinearUnit.FromFile("iris/iris.csv", 4, 4, "versicolor", row => row[4] != "virginica");
        var unit = new LinearUnit([.. all.X.Select(x => new[] { x[0], x[2] })], all.Y);
        TrainingData<double> data = (standardised ? unit.Standardised() : unit).Data<double>();
        var network = new Network<double>(new NetworkSpec(2, [new(1, new Identity(), new Zeros())]), Seeds);
        var surface = new LossSurface<double>(network, data.Features, data.Targets, LinearUnit.HalfSquare, data.Train);
        SpectrumEnds<double> ends = Lanczos.Ends(surface.Hessian, Seeds, 1e-12);
        Near.Equal(limit, 2 / ends.Top.Value, 1e-10);
        Assert.True(ends.Bottom.Value > 0);
    }

    [Fact]
    public void Preconditioned_sharpness_is_the_top_of_the_matrix_in_the_units_of_adam()
    {
        (Network<double> network, LossSurface<double> surface, TrainingData<double> data) =
            LossSurfaceTests.Build<double>(new CrossEntropy(), new Tanh(), 40);
        var step = new GradientStep<double>(network, data, new CrossEntropy(), new Adam(), 40);
        Stepper<double> stepper = new Adam().Start<double>(network.Parameters.Length);
        for (int i = 0; i < 20; i++)
        {
            step.Gradient(data.Train);
            stepper.Step(network.Parameters, step.Values, 1e-3);
        }
        surface.Visit();
        double[] p = new double[network.Parameters.Length];
        Assert.True(stepper.TryPreconditioner(p));
        double[] units = surface.FromPanels(p), h = Matrix(surface);
        int n = units.Length;
        double[] scaled = [.. h.Select((x, i) => x / Math.Sqrt(units[i / n] * units[i % n]))], values = Symmetric.Eigenvalues(scaled, n);
        SpectrumEnds<double> ends = Lanczos.Ends(surface.Hessian.Preconditioned(p), Seeds, 1e-9);
        Assert.True(ends.Converged);
        Near.Equal(1, ends.Top.Value / values[^1], 1e-10);
        Near.Equal(1, ends.Bottom.Value / values[0], 1e-10);
    }

    [Fact]
    public void A_training_whose_curvature_is_measured_after_every_epoch_keeps_its_bits()
    {
        TrainingData<float> data = SmallData.Classes<float>(new CrossEntropy(), 60);
        LayerSpec[] layers = [new(6, new Tanh(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())];
        var spec = new TrainingSpec(
            new NetworkSpec(7, layers), new CrossEntropy(), new Adam(), new ConstantRate(), new Mini(8), 5, new Never(), Seeds);
        float[] alone = Trainer.Train(spec, data, null, default).Network.Parameters.ToArray();

        var network = new Network<float>(spec.Network, Seeds);
        var surface = new LossSurface<float>(network, data.Features, data.Targets, spec.Loss, data.Train);
        List<double> sharpness = [];
        Trainer.Train(spec, network, data, row => Measure(row), default);
        Assert.Equal(alone, network.Parameters);
        Assert.Equal(6, sharpness.Distinct().Count());

        void Measure(EpochRow row)
        {
            surface.Visit();
            Assert.Equal(row.Train.Loss, surface.Loss, 1e-6);
            sharpness.Add(Lanczos.Ends(surface.Hessian, Seeds, topOnly: true).Top.Value);
        }
    }

    private static double[] Matrix(LossSurface<double> surface)
    {
        int n = surface.Hessian.Dimension;
        double[] matrix = new double[n * n], v = new double[surface.Hessian.Length], product = new double[v.Length];
        for (int i = 0; i < n; i++)
        {
            surface.ToPanels([.. Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0)], v);
            surface.Hessian.Multiply(v, product);
            surface.FromPanels(product).CopyTo(matrix, i * n);
        }
        return matrix;
    }
}
