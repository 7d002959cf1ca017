using Exp.Core.Launch;

namespace Exp.Core.Tests.Launch;

public sealed class LocalLauncherTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void Every_task_is_done_once(int jobs)
    {
        int[] done = new int[20];
        LocalLauncher.Run([.. Enumerable.Range(0, 20).Select(i => (Action<CancellationToken>)(_ => Interlocked.Increment(ref done[i])))], jobs, default);
        Assert.All(done, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Two_tasks_at_a_time_really_run_at_the_same_time()
    {
        using var both = new Barrier(2);
        Action<CancellationToken> meet = cancellation => both.SignalAndWait(cancellation);
        LocalLauncher.Run([meet, meet], 2, default);
    }

    [Fact]
    public void One_job_does_the_tasks_in_order()
    {
        var order = new List<int>();
        LocalLauncher.Run([.. Enumerable.Range(0, 9).Select(i => (Action<CancellationToken>)(_ => order.Add(i)))], 1, default);
        Assert.Equal(Enumerable.Range(0, 9), order);
    }

    [Fact]
    public void An_exception_ends_the_run_and_reaches_the_caller()
    {
        bool later = false;
        var thrown = Assert.Throws<IOException>(() => LocalLauncher.Run([_ => throw new IOException("disk full"), _ => later = true], 1, default));
        Assert.Equal("disk full", thrown.Message);
        Assert.False(later);
    }

    [Fact]
    public void A_cancelled_run_begins_nothing_more_and_says_so()
    {
        using var cancel = new CancellationTokenSource();
        bool later = false;
        Assert.ThrowsAny<OperationCanceledException>(() => LocalLauncher.Run([_ => cancel.Cancel(), _ => later = true], 1, cancel.Token));
        Assert.False(later);
    }

    [Fact]
    public void No_tasks_are_done_at_once() => LocalLauncher.Run([], 2, default);
}
