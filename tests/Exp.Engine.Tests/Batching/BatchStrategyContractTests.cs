using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Batching;

/// <summary>What every batch strategy promises, as it comes and with each of its switches thrown.</summary>
public sealed class BatchStrategyContractTests
{
    private static readonly Dictionary<string, BatchStrategy> Forms = BatchStrategy.All.Members
        .SelectMany(Of).ToDictionary(form => form.Name, form => form.Strategy);

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Size_and_steps_fit_the_rows(string form)
    {
        foreach (int rows in Enumerable.Range(1, 100))
        {
            int size = Forms[form].SizeFor(rows), steps = Forms[form].StepsFor(rows);
            Assert.InRange(size, 1, rows);
            Assert.True(steps >= 1, $"{rows} rows: {steps} steps");
            Assert.True((long)(steps - 1) * size < rows, $"{rows} rows: step {steps} of {size} would be empty");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_row_is_visited_once_per_epoch_unless_the_rest_is_dropped(string form)
    {
        foreach (int rows in Enumerable.Range(1, 100))
        {
            int size = Forms[form].SizeFor(rows), steps = Forms[form].StepsFor(rows);
            int[] visited = [.. Order(form, rows, epoch: 3).Take(steps * size)];
            Assert.Equal(visited.Length, visited.Distinct().Count());
            Assert.Equal(Forms[form] is Mini { DropLast: true } ? steps * size : rows, visited.Length);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Order_of_an_epoch_is_a_permutation_that_ignores_what_came_before(string form)
    {
        int[] direct = Order(form, 50, epoch: 9), reused = new int[50];
        for (int epoch = 1; epoch <= 9; epoch++)
            Forms[form].Order(reused, new SeedTree(1, 0), epoch);
        Assert.Equal(direct, reused);
        Assert.Equal(Enumerable.Range(0, 50), direct.Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Order_changes_with_the_epoch_exactly_when_it_shuffles(string form)
    {
        int[] first = Order(form, 50, epoch: 1), second = Order(form, 50, epoch: 2);
        Assert.Equal(!Forms[form].Shuffles, first.SequenceEqual(second));
        Assert.Equal(!Forms[form].Shuffles, first.SequenceEqual(Enumerable.Range(0, 50)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_training_set_without_rows_is_refused(string form)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Forms[form].SizeFor(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forms[form].StepsFor(0));
    }

    [Fact]
    public void All_shuffling_strategies_share_the_order_of_an_epoch() =>
        Assert.Equal(Order("stochastic", 50, epoch: 4), Order("mini", 50, epoch: 4));

    private static int[] Order(string form, int rows, int epoch)
    {
        var order = new int[rows];
        Forms[form].Order(order, new SeedTree(1, 0), epoch);
        return order;
    }

    private static IEnumerable<(string Name, BatchStrategy Strategy)> Of(Member member)
    {
        object?[] defaults = [.. member.Options.Select(o => o.Default)];
        yield return (member.Kind, (BatchStrategy)member.Create(defaults));
        for (int i = 0; i < defaults.Length; i++)
        {
            object?[] one = [.. defaults];
            one[i] = one[i] is bool on ? !on : 7;
            yield return ($"{member.Kind} {member.Options[i].Name}={one[i]}", (BatchStrategy)member.Create(one));
        }
    }
}
