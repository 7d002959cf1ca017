using System.Numerics;
using System.Text.Json;
using Exp.Engine.Activations;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Activations;

/// <summary>Values and slopes against PyTorch and mpmath; slopes at kinks are PyTorch's choice.</summary>
public sealed class ActivationGoldenTests
{
    private static readonly JsonElement Golden = GoldenFile.Read("activations");

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms)), Runs("activations", "cases")]
    public void Doubles_meet_the_reference(string form) => AssertMeets<double>(form, 1e-14);

    [Theory, MemberData(nameof(ActivationForms.Names), MemberType = typeof(ActivationForms)), Runs("activations", "cases")]
    public void Floats_meet_the_reference(string form) => AssertMeets<float>(form, 2e-6);

    [Fact]
    public void Every_activation_has_a_reference() =>
        Assert.Equal(
            Activation.All.Members.Select(m => m.Type).ToHashSet(), ActivationForms.All.Values.Select(a => a.GetType()).ToHashSet());

    private static void AssertMeets<T>(string form, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation activation = ActivationForms.All[form];
        JsonElement golden = Golden.GetProperty("cases").Named(form);
        double[] grid = Golden.GetProperty("grid").Numbers(), kinks = golden.GetProperty("kinks").Numbers();
        double[] value = golden.GetProperty("exact_y").Numbers(), slope = golden.GetProperty("exact_dydx").Numbers();
        double[] chosen = golden.GetProperty("float64").GetProperty("dydx").Numbers();

        T[] z = [.. grid.Select(T.CreateChecked)], a = new T[z.Length], d = [.. z.Select(_ => T.One)];
        activation.Apply<T>(z, a);
        activation.MultiplyBySlope<T>(z, a, d);

        for (int i = 0; i < z.Length; i++)
        {
            Near.Equal(Within<T>(value[i]), double.CreateChecked(a[i]), tolerance, $"{form}({grid[i]:R})");
            double expected = kinks.Contains(grid[i]) ? chosen[i] : slope[i];
            if (!double.IsNaN(grid[i]))
                Near.Equal(Within<T>(expected), double.CreateChecked(d[i]), tolerance, $"{form}'({grid[i]:R})");
        }
    }

    /// <summary>Infinity where the value lies beyond the range of T.</summary>
    private static double Within<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsInfinity(T.CreateChecked(value)) ? double.CreateChecked(T.CreateChecked(value)) : value;
}
