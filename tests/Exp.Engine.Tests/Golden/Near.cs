namespace Exp.Engine.Tests.Golden;

/// <summary>Compares with reference values at a tolerance relative to max(1, |reference|).</summary>
internal static class Near
{
    /// <summary>Fails unless |actual − expected| ≤ tolerance · max(1, |expected|), or both are the same non-finite class.</summary>
    public static void Equal(double expected, double actual, double tolerance, string what = "")
    {
        bool same = double.IsFinite(expected)
            ? Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected))
            : expected.Equals(actual);
        Assert.True(same, $"{what} expected {expected:R}, got {actual:R}, difference {actual - expected:G3}");
    }

    /// <summary>The same for every element.</summary>
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Equal(expected[i], actual[i], tolerance, $"{what}[{i}]");
    }
}
