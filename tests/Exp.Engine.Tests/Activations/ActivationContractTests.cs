using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Activations;

/// <summary>What every activation promises, in every form and in both number types.</summary>
public sealed class ActivationContractTests
{
    private const int LongestLength = 67;

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Any_length_has_the_bits_of_each_element_alone(string form)
    {
        for (int length = 0; length <= LongestLength; length++)
        {
            AssertSameAlone<float>(ActivationForms.All[form], length);
            AssertSameAlone<double>(ActivationForms.All[form], length);
        }
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Outputs_may_overwrite_the_inputs(string form)
    {
        Activation activation = ActivationForms.All[form];
        float[] z = Inputs<float>(LongestLength), apart = new float[z.Length];
        activation.Apply(z, apart.AsSpan());
        activation.Apply(z, z.AsSpan());
        Assert.Equal(apart.Select(BitConverter.SingleToInt32Bits), z.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Slopes_are_central_differences(string form)
    {
        const double h = 1e-5;
        Activation activation = ActivationForms.All[form];
        double[] z = [.. Inputs<double>(500).Select(x => x % 8).Where(x => Math.Abs(x) > 1e-3)];
        double[] above = Applied(activation, [.. z.Select(x => x + h)]), below = Applied(activation, [.. z.Select(x => x - h)]);
        double[] slopes = Slopes(activation, z);
        for (int i = 0; i < z.Length; i++)
            Golden.Near.Equal((above[i] - below[i]) / (2 * h), slopes[i], 1e-8, $"{form}'({z[i]:R})");
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Far_away_values_and_slopes_stay_finite(string form)
    {
        if (ActivationForms.All[form] is Exponential or ReluSquared or Selu)
            return; // the true values lie beyond the largest number
        AssertFinite<float>(ActivationForms.All[form], [1e4f, -1e4f, 1e30f, -1e30f, float.MaxValue, float.MinValue]);
        AssertFinite<double>(ActivationForms.All[form], [1e4, -1e4, 1e300, -1e300, double.MaxValue, double.MinValue]);
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Infinities_give_limits_and_slopes_that_are_not_nan(string form)
    {
        if (ActivationForms.All[form] is Sine)
            return; // it has no limit
        Activation activation = ActivationForms.All[form];
        double[] z = [double.PositiveInfinity, double.NegativeInfinity];
        Assert.DoesNotContain(double.NaN, Applied(activation, z));
        Assert.DoesNotContain(double.NaN, Slopes(activation, z));
        Assert.DoesNotContain(float.NaN, Slopes(activation, (float[])[float.PositiveInfinity, float.NegativeInfinity]));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Nan_stays_nan_and_spoils_no_neighbour(string form)
    {
        Activation activation = ActivationForms.All[form];
        float[] z = Inputs<float>(19), clean = Applied(activation, z);
        z[4] = z[18] = float.NaN;
        float[] spoilt = Applied(activation, z);
        Assert.All(Enumerable.Range(0, z.Length), i => Assert.Equal(i is 4 or 18 ? float.NaN : clean[i], spoilt[i]));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Saturated_outputs_hardly_pass_a_gradient_on(string form)
    {
        Activation activation = ActivationForms.All[form];
        if (activation.SaturationBand is not (double low, double high))
            return;
        double[] z = [.. Enumerable.Range(-200, 401).Select(i => i / 20.0)], a = Applied(activation, z), d = Slopes(activation, z);
        double steepest = d.Max();
        Assert.Contains(a, x => x < low);
        Assert.Contains(a, x => x > high);
        Assert.All(z.Index().Where(p => a[p.Index] < low || a[p.Index] > high), p => Assert.True(d[p.Index] < 0.04 * steepest));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Only_units_that_can_die_are_exactly_zero_without_a_slope(string form)
    {
        Activation activation = ActivationForms.All[form];
        double[] z = [-3, -2, -1], a = Applied(activation, z), d = Slopes(activation, z);
        Assert.Equal(activation.CanDie, activation is not Step && a.All(x => x == 0) && d.All(x => x == 0));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Nothing_is_allocated(string form)
    {
        Activation activation = ActivationForms.All[form];
        float[] z = Inputs<float>(35), a = new float[35], d = new float[35];
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            activation.Apply<float>(z, a);
            activation.MultiplyBySlope<float>(z, a, d);
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Relu().Apply<float>(new float[3], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Relu().MultiplyBySlope<float>(new float[3], new float[3], new float[4]));
    }

    private static void AssertSameAlone<T>(Activation activation, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] z = Inputs<T>(length), a = Applied(activation, z), d = Slopes(activation, z);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(Bits(Applied(activation, [z[i]])[0]), Bits(a[i]));
            Assert.Equal(Bits(Slopes(activation, [z[i]])[0]), Bits(d[i]));
        }
    }

    private static void AssertFinite<T>(Activation activation, T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.All(Applied(activation, z), a => Assert.True(T.IsFinite(a)));
        Assert.All(Slopes(activation, z), d => Assert.True(T.IsFinite(d)));
    }

    private static T[] Applied<T>(Activation activation, T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = new T[z.Length];
        activation.Apply<T>(z, a);
        return a;
    }

    private static T[] Slopes<T>(Activation activation, T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] d = [.. z.Select(_ => T.One)];
        activation.MultiplyBySlope<T>(z, Applied(activation, z), d);
        return d;
    }

    private static long Bits<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        BitConverter.DoubleToInt64Bits(double.CreateChecked(value));

    private static T[] Inputs<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new RandomStream(21);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(stream.NextNormal() * 5))];
    }
}
