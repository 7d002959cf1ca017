using Exp.Engine.Catalog;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Tests.Optimizers;

public sealed class OptimizerBehaviourTests
{
    public static TheoryData<string> Decayed => [.. Optimizer.All.Members
        .Where(m => m.Options.Any(o => o.Name == "weight_decay")).Select(m => m.Kind)];

    [Fact]
    public void Momentum_below_1e_30_counts_as_zero()
    {
        Stepper<double> stepper = new Sgd(1, Momentum: 0.5).Start<double>(1);
        double[] w = [0];
        stepper.Step(w, [1e-28], 1);
        Assert.Equal(-1e-28, w[0]);
        for (int step = 2; step <= 8; step++)
            stepper.Step(w, [0], 1);
        double settled = w[0];
        stepper.Step(w, [0], 1);
        Assert.Equal(settled, w[0]);
        w[0] = 0;
        stepper.Step(w, [0], 1);
        Assert.Equal(0, w[0]);
    }

    [Theory, MemberData(nameof(Decayed))]
    public void Weight_decay_pulls_every_parameter_towards_zero(string kind)
    {
        Member member = Optimizer.All.Find(kind)!;
        var optimizer = (Optimizer)member.Create(
            [.. member.Options.Select(o => o.Name == "weight_decay" ? 0.1 : o.Default)]);
        double[] w = [1, -2, 3, -4, 5];
        optimizer.Start<double>(5).Step(w, new double[5], OptimizerForms.Rate(kind, 0.01));
        Assert.All(w, (value, i) => Assert.InRange(Math.Abs(value), 0.5 * (i + 1), (i + 1) - 1e-4));
    }

    [Fact]
    public void Centered_rmsprop_survives_a_constant_gradient()
    {
        Stepper<float> stepper = new RmsProp(0.001, Alpha: 0.9, Centered: true).Start<float>(3);
        float[] w = [0, 0, 0];
        for (int step = 0; step < 2000; step++)
            stepper.Step(w, [0.1f, 0.7f, 3f], 0.001);
        Assert.All(w, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Nesterov_without_momentum_is_plain_gradient_descent()
    {
        double[] plain = [1, 2], nesterov = [1, 2];
        new Sgd(0.1).Start<double>(2).Step(plain, [0.3, -0.7], 0.1);
        new Sgd(0.1, Nesterov: true).Start<double>(2).Step(nesterov, [0.3, -0.7], 0.1);
        Assert.Equal(plain, nesterov);
    }

    [Fact]
    public void Adam_moves_the_first_step_by_the_learning_rate_whatever_the_gradient()
    {
        double[] w = [0, 0, 0];
        new Adam(0.01).Start<double>(3).Step(w, [1e-3, -5, 1e6], 0.01);
        Assert.All(w, value => Assert.Equal(0.01, Math.Abs(value), 1e-6));
    }

    [Fact]
    public void Every_learning_rate_from_zero_up_is_allowed() =>
        Assert.All(Optimizer.All.Members, m => Assert.Equal("at least 0", m.Options.Single(o => o.Name == "lr").Bounds));
}
