using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Activations;

/// <summary>What every activation promises of its second derivative, in every form and in both number types.</summary>
public sealed class ActivationCurvatureTests
{
    /// <summary>Second derivatives written another way than in the engine, with the functions of the C library.</summary>
    private static readonly Dictionary<string, Func<double, double>> Formulas = new()
    {
        ["sigmoid"] = z => -Math.Tanh(z / 2) / (4 * Square(Math.Cosh(z / 2))),
        ["tanh"] = z => -2 * Math.Sinh(z) / (Square(Math.Cosh(z)) * Math.Cosh(z)),
        ["lecun_tanh"] = z => 1.7159 * 4 / 9 * -2 * Math.Sinh(2 * z / 3) / Math.Pow(Math.Cosh(2 * z / 3), 3),
        ["elu"] = z => z > 0 ? 0 : Math.Exp(z),
        ["elu_alpha0.5"] = z => z > 0 ? 0 : 0.5 * Math.Exp(z),
        ["selu"] = z => z > 0 ? 0 : 1.0507009873554805 * 1.6732632423543772 * Math.Exp(z),
        ["celu"] = z => z > 0 ? 0 : Math.Exp(z),
        ["celu_alpha2"] = z => z > 0 ? 0 : Math.Exp(z / 2) / 2,
        ["gelu_erf"] = z => (2 - (z * z)) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI),
        ["silu"] = z => Silu(z, 1),
        ["swish_beta1.5"] = z => Silu(z, 1.5),
        ["softplus"] = z => 1 / (4 * Square(Math.Cosh(z / 2))),
        ["log_sigmoid"] = z => -1 / (4 * Square(Math.Cosh(z / 2))),
        ["softsign"] = z => -2 * Math.Sign(z) / Math.Pow(1 + Math.Abs(z), 3),
        ["tanh_shrink"] = z => 2 * Math.Sinh(z) / Math.Pow(Math.Cosh(z), 3),
        ["gaussian"] = z => ((4 * z * z) - 2) * Math.Exp(-z * z),
        ["sine"] = z => -Math.Sin(z),
        ["exponential"] = Math.Exp,
        ["relu_squared"] = z => z > 0 ? 2 : 0,
        ["hardswish"] = z => Math.Abs(z) < 3 ? 1.0 / 3 : 0,
    };

    public static TheoryData<string> WithFormula => [.. Formulas.Keys];

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Second_slopes_are_central_differences_of_slopes(string form)
    {
        const double h = 1e-5;
        Activation activation = ActivationForms.All[form];
        double[] z = Inputs<double>(500);
        double[] above = Slopes(activation, [.. z.Select(x => x + h)]), below = Slopes(activation, [.. z.Select(x => x - h)]);
        double[] second = SecondSlopes(activation, z);
        for (int i = 0; i < z.Length; i++)
            Near.Equal((above[i] - below[i]) / (2 * h), second[i], 1e-8, $"{form}''({z[i]:R})");
    }

    [Theory, MemberData(nameof(WithFormula))]
    public void Second_slopes_agree_with_another_formula(string form)
    {
        double[] z = [.. Inputs<double>(500), 0.125, -2, 30, -30];
        double[] second = SecondSlopes(ActivationForms.All[form], z);
        float[] narrow = SecondSlopes(ActivationForms.All[form], [.. z.Select(x => (float)x)]);
        for (int i = 0; i < z.Length; i++)
        {
            Near.Equal(Formulas[form](z[i]), second[i], 1e-14, $"{form}''({z[i]:R})");
            Near.Equal(Formulas[form]((float)z[i]), narrow[i], 2e-6, $"{form}''({z[i]:R}) in float");
        }
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Any_length_has_the_bits_of_each_element_alone(string form)
    {
        AssertSameAlone<float>(ActivationForms.All[form]);
        AssertSameAlone<double>(ActivationForms.All[form]);
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Infinities_and_far_away_numbers_give_no_nan(string form)
    {
        float[] far = [1e4f, -1e4f, 1e30f, -1e30f, float.PositiveInfinity, float.NegativeInfinity];
        double[] farther = [1e4, -1e4, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity];
        int count = ActivationForms.All[form] is Sine ? 4 : 6; // sine has no limit
        Assert.DoesNotContain(float.NaN, SecondSlopes(ActivationForms.All[form], far[..count]));
        Assert.DoesNotContain(double.NaN, SecondSlopes(ActivationForms.All[form], farther[..count]));
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Only_where_the_slope_does_not_jump_is_an_activation_called_smooth(string form)
    {
        Activation activation = ActivationForms.All[form];
        double[] grid = [.. Enumerable.Range(-80, 161).Select(i => i / 10.0)];
        double[] before = Slopes(activation, [.. grid.Select(z => z - 1e-9)]), after = Slopes(activation, [.. grid.Select(z => z + 1e-9)]);
        bool jumps = activation is Step or Sign || before.Zip(after).Any(p => Math.Abs(p.First - p.Second) > 1e-3);
        Assert.Equal(jumps, !activation.Smooth);
    }

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms))]
    public void Nothing_is_allocated(string form)
    {
        Activation activation = ActivationForms.All[form];
        float[] z = Inputs<float>(35), a = new float[35], d = new float[35];
        activation.MultiplyBySecondSlope<float>(z, a, d);
        long before = GC.GetAllocatedBytesForCurrentThread();
        activation.MultiplyBySecondSlope<float>(z, a, d);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        foreach (Activation activation in (Activation[])[new Tanh(), new Relu()])
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => activation.MultiplyBySecondSlope<float>(new float[3], new float[3], new float[4]));
            Assert.Throws<ArgumentOutOfRangeException>(
                () => activation.MultiplyBySecondSlope<float>(new float[3], new float[2], new float[3]));
        }
    }

    private static void AssertSameAlone<T>(Activation activation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] z = Inputs<T>(67);
        T[] alone = [.. z.Select(x => SecondSlopes(activation, [x])[0])];
        for (int length = 0; length <= z.Length; length++)
            Assert.Equal(alone[..length], SecondSlopes(activation, z[..length]));
    }

    private static T[] Slopes<T>(Activation activation, T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = new T[z.Length], d = [.. z.Select(_ => T.One)];
        activation.Apply<T>(z, a);
        activation.MultiplyBySlope<T>(z, a, d);
        return d;
    }

    private static T[] SecondSlopes<T>(Activation activation, T[] z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = new T[z.Length], d = [.. z.Select(_ => T.One)];
        activation.Apply<T>(z, a);
        activation.MultiplyBySecondSlope<T>(z, a, d);
        return d;
    }

    // Between -8 and 8, away from the corners at whole numbers.
    private static T[] Inputs<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new RandomStream(22);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(stream.NextBelow(16) - 8 + 0.01 + (stream.NextDouble() * 0.48)))];
    }

    private static double Silu(double z, double beta)
    {
        double slope = beta / (4 * Square(Math.Cosh(beta * z / 2)));
        return (2 * slope) - (z * beta * Math.Tanh(beta * z / 2) * slope);
    }

    private static double Square(double x) => x * x;
}
