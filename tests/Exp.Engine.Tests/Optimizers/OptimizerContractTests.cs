using System.Numerics;
using System.Runtime.InteropServices;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>What every optimizer promises, in every form and in both number types.</summary>
public sealed class OptimizerContractTests
{
    [Theory, MemberData(nameof(OptimizerForms.Elementwise), MemberType = typeof(OptimizerForms))]
    public void Any_length_has_the_bits_of_each_element_stepped_alone(string form)
    {
        AssertSameAlone<float>(OptimizerForms.All[form]);
        AssertSameAlone<double>(OptimizerForms.All[form]);
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void A_second_start_repeats_the_first(string form)
    {
        Assert.Equal(Walk<float>(OptimizerForms.All[form], 19, 20), Walk<float>(OptimizerForms.All[form], 19, 20));
        Assert.Equal(Walk<double>(OptimizerForms.All[form], 19, 20), Walk<double>(OptimizerForms.All[form], 19, 20));
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void A_step_allocates_nothing(string form)
    {
        Assert.Equal(0, BytesOfSteps<float>(OptimizerForms.All[form]));
        Assert.Equal(0, BytesOfSteps<double>(OptimizerForms.All[form]));
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void Padding_stays_exactly_zero(string form)
    {
        AssertPaddingStays<float>(OptimizerForms.All[form]);
        AssertPaddingStays<double>(OptimizerForms.All[form]);
    }

    [Theory, MemberData(nameof(OptimizerForms.Elementwise), MemberType = typeof(OptimizerForms))]
    public void Non_finite_gradients_pass_through_and_spoil_only_their_own_weight(string form)
    {
        double[] weights = Stepped([1, 1, 1, 1], [double.NaN, double.PositiveInfinity, 1, 1]);

        Assert.True(double.IsNaN(weights[0]));
        Assert.Equal(Stepped([1, 1], [1, 1])[0], weights[2]);

        double[] Stepped(double[] w, double[] g)
        {
            Stepper<double> stepper = OptimizerForms.All[form].Start<double>(w.Length);
            for (int step = 0; step < 3; step++)
                stepper.Step(w, g, 0.1);
            return w;
        }
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void Wrong_lengths_are_refused(string form)
    {
        Stepper<float> stepper = OptimizerForms.All[form].Start<float>(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => stepper.Step(new float[4], new float[4], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stepper.Step(new float[3], new float[2], 0.1));
        Assert.Equal(0, stepper.Steps);
    }

    [Theory, MemberData(nameof(OptimizerForms.Names), MemberType = typeof(OptimizerForms))]
    public void Zero_gradient_leaves_weights_unchanged_without_decay(string form)
    {
        Optimizer optimizer = WithoutDecay(OptimizerForms.All[form]);
        double[] start = Draw<double>(9, "weights"), weights = [.. start];
        Stepper<double> stepper = optimizer.Start<double>(9);
        for (int step = 0; step < 10; step++)
            stepper.Step(weights, new double[9], 0.5);
        Assert.Equal(start, weights);
    }

    [Theory, MemberData(nameof(OptimizerForms.Kinds), MemberType = typeof(OptimizerForms))]
    public void Parabola_is_brought_near_its_minimum(string kind)
    {
        double[] x = [1, -1];
        double lr = OptimizerForms.Rate(kind, 0.05);
        Stepper<double> stepper = OptimizerForms.Default(kind, lr).Start<double>(2);
        for (int step = 0; step < 2000; step++)
            stepper.Step(x, [x[0], 4 * x[1]], lr);
        Assert.InRange((x[0] * x[0] / 2) + (2 * x[1] * x[1]), 0, 0.01);
    }

    [Theory, MemberData(nameof(OptimizerForms.Kinds), MemberType = typeof(OptimizerForms))]
    public void Rosenbrock_descends(string kind)
    {
        double[] x = [-1.2, 1];
        double lr = OptimizerForms.Rate(kind, 0.001);
        Stepper<double> stepper = OptimizerForms.Default(kind, lr).Start<double>(2);
        for (int step = 0; step < 1000; step++)
        {
            double valley = x[1] - (x[0] * x[0]);
            stepper.Step(x, [(-400 * x[0] * valley) - (2 * (1 - x[0])), 200 * valley], lr);
        }
        double left = x[1] - (x[0] * x[0]);
        Assert.InRange((100 * left * left) + ((1 - x[0]) * (1 - x[0])), 0, 24.2 / 2);
    }

    private static void AssertSameAlone<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int longest = 67;
        T[] alone = Draw<T>(longest, "weights");
        Stepper<T>[] single = [.. alone.Select(_ => optimizer.Start<T>(1))];
        for (int step = 1; step <= 4; step++)
        {
            T[] gradients = Draw<T>(longest, $"gradients{step}");
            for (int i = 0; i < longest; i++)
                single[i].Step(alone.AsSpan(i, 1), gradients.AsSpan(i, 1), 0.1 * step);
        }
        for (int length = 0; length <= longest; length++)
        {
            T[] whole = Walk<T>(optimizer, length, 4);
            Assert.Equal(MemoryMarshal.AsBytes(whole.AsSpan()), MemoryMarshal.AsBytes(alone.AsSpan(0, length)));
        }
    }

    private static T[] Walk<T>(Optimizer optimizer, int length, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] weights = Draw<T>(length, "weights");
        Stepper<T> stepper = optimizer.Start<T>(length);
        for (int step = 1; step <= steps; step++)
            stepper.Step(weights, Draw<T>(length, $"gradients{step}"), 0.1 * step);
        return weights;
    }

    private static void AssertPaddingStays<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] weights = WithPadding(Draw<T>(41, "weights"));
        Stepper<T> stepper = optimizer.Start<T>(41);
        for (int step = 1; step <= 60; step++)
        {
            stepper.Step(weights, WithPadding(Draw<T>(41, $"gradients{step}")), step < 40 ? 0.1 * step : 1e30);
            for (int i = 0; i < 41; i += 3)
                Assert.Equal(T.Zero, weights[i]);
        }
    }

    private static T[] WithPadding<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. values.Select((value, i) => i % 3 == 0 ? T.Zero : value)];

    private static long BytesOfSteps<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] weights = Draw<T>(37, "weights"), gradients = Draw<T>(37, "gradients1");
        Stepper<T> stepper = optimizer.Start<T>(37);
        stepper.Step(weights, gradients, 0.1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
            stepper.Step(weights, gradients, 0.1);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Optimizer WithoutDecay(Optimizer optimizer)
    {
        Member member = Optimizer.All.MemberOf(optimizer);
        return (Optimizer)member.Create([.. member.Options.Select(o => o.Name is "weight_decay" or "lambd"
            ? 0.0
            : optimizer.GetType().GetProperties().Single(p => Option.SnakeCase(p.Name) == o.Name).GetValue(optimizer))]);
    }

    /// <summary>Numbers of very different sizes, some of them zero.</summary>
    private static T[] Draw<T>(int length, string purpose)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomStream random = new SeedTree(7, 0).Stream(purpose);
        return [.. Enumerable.Range(0, length).Select(_ =>
        {
            double size = random.NextBelow(8) switch { 0 => 0, 1 => 1e-14, 2 => 1e-20, 3 => 1e6, _ => 1 };
            return T.CreateChecked(size * ((2 * random.NextDouble()) - 1));
        })];
    }
}
