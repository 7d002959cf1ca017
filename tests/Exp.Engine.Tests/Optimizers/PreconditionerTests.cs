using System.Numerics;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>The diagonal that each optimizer divides by.</summary>
public sealed class PreconditionerTests
{
    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void Gradients_that_never_change_move_every_weight_by_one_rate_times_gradient_over_preconditioner(string form)
    {
        Optimizer optimizer = OptimizerForms.All[form];
        // Momentum behind the division mixes old preconditioners with new ones; decay and adadelta's steps are in the way.
        if (optimizer is RmsProp { Momentum: not 0 } or Adadelta || form.Contains("weight_decay", StringComparison.Ordinal)
            || form.EndsWith("all moved", StringComparison.Ordinal) || optimizer is AdamW)
            return;
        AssertProportional<double>(optimizer, 1e-9);
        AssertProportional<float>(optimizer, 1e-3);
    }

    [Fact]
    public void Adamw_divides_as_adam_does_whatever_its_decay()
    {
        double[] adam = After(new Adam(), [1, -2], [0.3, -4]), decoupled = After(new AdamW(WeightDecay: 0.5), [1, -2], [0.3, -4]);
        Assert.Equal(adam, decoupled);
        Golden.Near.Equal([0.3 + 1e-8, 4 + 1e-8], adam, 1e-14);
    }

    [Fact]
    public void Adadelta_divides_by_the_size_of_gradients_over_that_of_steps()
    {
        // a = 0.1 · 4 and d = sqrt(1e-6)/sqrt(a + 1e-6) · 2 after one step, u = 0.1 d²
        double a = 0.4, d = Math.Sqrt(1e-6) / Math.Sqrt(a + 1e-6) * 2, u = 0.1 * d * d;
        Golden.Near.Equal([Math.Sqrt(a + 1e-6) / Math.Sqrt(u + 1e-6)], After(new Adadelta(), [1], [2], steps: 1), 1e-13);
    }

    [Fact]
    public void Gradient_descent_divides_by_one_from_the_start()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(), new Sgd(Momentum: 0.9)])
            Assert.Equal([1, 1], After(optimizer, [1, 2], [3, 4], steps: 0));
    }

    [Theory]
    [InlineData("adam", true)]
    [InlineData("adamw", true)]
    [InlineData("nadam", true)]
    [InlineData("adamax", true)]
    [InlineData("rmsprop", true)]
    [InlineData("adagrad", true)]
    [InlineData("adadelta", true)]
    [InlineData("lion", false)]
    [InlineData("rprop", false)]
    public void Adaptive_ones_have_none_before_the_first_step_and_those_that_step_by_sign_never(string kind, bool later)
    {
        Stepper<double> stepper = OptimizerForms.Default(kind, 0.1).Start<double>(1);
        double[] p = [7];
        Assert.False(stepper.TryPreconditioner(p));
        Assert.Equal(7, p[0]);
        stepper.Step([1], [1], 0.1);
        Assert.Equal(later, stepper.TryPreconditioner(p));
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void A_parameter_that_never_had_a_gradient_is_divided_by_something(string form)
    {
        Stepper<float> stepper = OptimizerForms.All[form].Start<float>(2);
        for (int step = 0; step < 3; step++)
            stepper.Step([0, 1], [0, 1], 0.1);
        float[] p = new float[2];
        if (stepper.TryPreconditioner(p))
            Assert.All(p, x => Assert.True(x > 0 && float.IsFinite(1 / MathF.Sqrt(x))));
    }

    [Fact]
    public void Another_length_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().Start<float>(3).TryPreconditioner(new float[2]));

    private static void AssertProportional<T>(Optimizer optimizer, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double lr = 0.01;
        T[] gradients = [.. ((double[])[0.5, -2, 0.01, 30, -0.7]).Select(T.CreateChecked)];
        Stepper<T> stepper = optimizer.Start<T>(gradients.Length);
        T[] p = new T[gradients.Length];
        for (int step = 1; step <= 12; step++)
        {
            var moved = new T[gradients.Length];
            stepper.Step(moved, gradients, lr);
            if (!stepper.TryPreconditioner(p))
                return;
            double[] rates = [.. moved.Select((m, i) => double.CreateChecked(m * p[i] / gradients[i]))];
            Assert.All(rates, r => Assert.Equal(1, r / rates[0], tolerance));
        }
    }

    private static double[] After(Optimizer optimizer, double[] weights, double[] gradients, int steps = 5)
    {
        Stepper<double> stepper = optimizer.Start<double>(weights.Length);
        for (int step = 0; step < steps; step++)
            stepper.Step(weights, gradients, 0.1);
        double[] p = new double[weights.Length];
        Assert.True(stepper.TryPreconditioner(p));
        return p;
    }
}
