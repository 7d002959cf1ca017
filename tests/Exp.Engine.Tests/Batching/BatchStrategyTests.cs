using Exp.Engine.Batching;

namespace Exp.Engine.Tests.Batching;

public sealed class BatchStrategyTests
{
    [Fact]
    public void Full_makes_one_step_of_all_rows_in_their_own_order()
    {
        var full = new Full();
        Assert.Equal((150, 1, false), (full.SizeFor(150), full.StepsFor(150), full.Shuffles));
    }

    [Fact]
    public void Stochastic_makes_one_step_per_row() =>
        Assert.Equal((1, 150), (new Stochastic().SizeFor(150), new Stochastic().StepsFor(150)));

    [Theory]
    [InlineData(64, false, 32, 2)]
    [InlineData(65, false, 32, 3)]
    [InlineData(65, true, 32, 2)]
    [InlineData(32, true, 32, 1)]
    [InlineData(20, false, 20, 1)]
    [InlineData(20, true, 20, 1)]
    public void Mini_rounds_the_steps_up_or_drops_the_rest(int rows, bool dropLast, int size, int steps)
    {
        var mini = new Mini(32, DropLast: dropLast);
        Assert.Equal((size, steps), (mini.SizeFor(rows), mini.StepsFor(rows)));
    }

    [Fact]
    public void Mini_of_any_size_up_to_the_largest_number_works() =>
        Assert.Equal((5, 1), (new Mini(int.MaxValue).SizeFor(5), new Mini(int.MaxValue).StepsFor(5)));
}
