using Exp.Engine.Curvature;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Curvature;

public sealed class LanczosTests
{
    private static readonly SeedTree Seeds = new(4, 1);

    private static readonly double[] Spectrum = [.. Enumerable.Range(0, 60).Select(i => (i / 30.0) - 1.5), 3, 2.9];

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-10)]
    public void Both_ends_are_as_near_as_their_residuals_say(double tolerance)
    {
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, tolerance);
        Assert.True(ends.Converged);
        Assert.InRange(ends.Top.Residual, 0, tolerance * 3);
        Assert.InRange(ends.Bottom.Residual, 0, tolerance * 3);
        Assert.InRange(Math.Abs(ends.Top.Value - 3), 0, ends.Top.Residual + 1e-14);
        Assert.InRange(Math.Abs(ends.Bottom.Value + 1.5), 0, ends.Bottom.Residual + 1e-14);
    }

    [Fact]
    public void The_top_vector_is_a_unit_vector_whose_residual_is_the_one_given()
    {
        DenseMap<double> map = DenseMap<double>.Diagonal(Spectrum);
        SpectrumEnds<double> ends = Lanczos.Ends(map, Seeds, 1e-4);
        double[] product = new double[map.Length];
        map.Multiply(ends.TopVector, product);
        double[] rest = [.. product.Select((p, i) => p - (ends.Top.Value * ends.TopVector[i]))];
        Assert.Equal(1, ends.TopVector.Sum(x => x * x), 1e-14);
        Assert.Equal(ends.Top.Residual, Math.Sqrt(rest.Sum(x => x * x)), 1e-14);
    }

    [Fact]
    public void Top_only_takes_fewer_steps()
    {
        SpectrumEnds<double> top = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, 1e-6, topOnly: true);
        SpectrumEnds<double> both = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, 1e-6);
        Assert.Equal(3, top.Top.Value, 1e-9);
        Assert.True(top.Converged && top.Steps < both.Steps, $"{top.Steps} and {both.Steps} steps");
    }

    [Fact]
    public void A_warm_start_takes_fewer_steps()
    {
        SpectrumEnds<double> cold = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, topOnly: true);
        SpectrumEnds<double> warm = Lanczos.Ends(
            DenseMap<double>.Diagonal([.. Spectrum.Select(x => x * 1.01)]), Seeds, warm: cold.TopVector, topOnly: true);
        Assert.Equal(3.03, warm.Top.Value, 1e-3);
        Assert.True(warm.Steps < cold.Steps, $"{warm.Steps} after {cold.Steps} steps");
    }

    [Fact]
    public void A_warm_start_on_the_eigenvector_of_yesterday_finds_the_one_of_today()
    {
        double[] yesterday = [.. Enumerable.Range(0, 40).Select(i => i == 7 ? 1.0 : 0)];
        double[] today = [.. Enumerable.Range(0, 40).Select(i => i == 7 ? 2 : i == 30 ? 5 : 0.01 * i)];
        Assert.Equal(5, Lanczos.Ends(DenseMap<double>.Diagonal(today), Seeds, 1e-6, warm: yesterday).Top.Value, 1e-9);
    }

    [Fact]
    public void One_step_is_never_enough_for_two_ends()
    {
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, tolerance: 10);
        Assert.Equal(2, ends.Steps);
        Assert.True(ends.Bottom.Value < ends.Top.Value);
    }

    [Fact]
    public void Running_out_of_steps_is_said()
    {
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(Spectrum), Seeds, 1e-12, mostSteps: 5);
        Assert.False(ends.Converged);
        Assert.Equal(5, ends.Steps);
        Assert.InRange(3 - ends.Top.Value, 0, ends.Top.Residual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_space_that_is_used_up_holds_every_different_eigenvalue(int different)
    {
        double[] diagonal = [.. Enumerable.Range(0, 50).Select(i => (double)(i % different) - 1)];
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(diagonal), Seeds, 1e-15);
        Assert.True(ends.Converged);
        Assert.Equal(different, ends.Steps);
        Assert.Equal(different - 2, ends.Top.Value, 1e-13);
        Assert.Equal(-1, ends.Bottom.Value, 1e-13);
    }

    [Theory]
    [InlineData(1e-11)]
    [InlineData(1e-12)]
    [InlineData(1e-13)]
    public void A_space_that_is_nearly_used_up_keeps_its_basis_orthogonal(double apart)
    {
        double[] diagonal = [.. Enumerable.Range(0, 50).Select(i => (i % 3) - 1 + (apart * i))];
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(diagonal), Seeds, 1e-18, mostSteps: 30);
        Assert.Equal(1, ends.TopVector.Sum(x => x * x), 1e-13);
        Assert.Equal(diagonal.Max(), ends.Top.Value, 1e-13);
        Assert.Equal(diagonal.Min(), ends.Bottom.Value, 1e-13);
    }

    [Fact]
    public void A_map_that_is_zero_has_a_spectrum_of_zero()
    {
        SpectrumEnds<float> ends = Lanczos.Ends(DenseMap<float>.Diagonal(new float[9]), Seeds);
        Assert.True(ends.Converged);
        Assert.Equal((0, 0, 1), (ends.Top.Value, ends.Bottom.Value, ends.Steps));
    }

    [Fact]
    public void A_product_that_is_not_finite_ends_the_search()
    {
        SpectrumEnds<double> ends = Lanczos.Ends(DenseMap<double>.Diagonal(1, 2, double.NaN), Seeds);
        Assert.False(ends.Converged);
        Assert.Equal(double.NaN, ends.Top.Value);
        Assert.Empty(ends.TopVector);
    }

    [Fact]
    public void The_same_seeds_give_the_same_bits_and_others_do_not()
    {
        DenseMap<double> map = DenseMap<double>.Diagonal(Spectrum);
        double Top(SeedTree seeds) => Lanczos.Ends(map, seeds).Top.Value;
        Assert.Equal(Top(Seeds), Top(new SeedTree(4, 1)));
        Assert.NotEqual(Top(Seeds), Top(new SeedTree(4, 2)));
    }

    [Fact]
    public void Floats_find_a_spectrum_to_their_digits()
    {
        SpectrumEnds<float> ends = Lanczos.Ends(DenseMap<float>.Diagonal([.. Spectrum.Select(x => (float)x)]), Seeds, 1e-5);
        Assert.True(ends.Converged);
        Assert.Equal(3, ends.Top.Value, 1e-6);
        Assert.Equal(-1.5, ends.Bottom.Value, 1e-6);
    }

    [Fact]
    public void A_preconditioner_divides_a_diagonal()
    {
        SymmetricMap<double> map = DenseMap<double>.Diagonal(8, -2, 9).Preconditioned([2, 0.5, 9]);
        SpectrumEnds<double> ends = Lanczos.Ends(map, Seeds, 1e-12);
        Assert.Equal(4, ends.Top.Value, 1e-13);
        Assert.Equal(-4, ends.Bottom.Value, 1e-13);
    }
}
