using Exp.Engine.Kernels;

namespace Exp.Engine.Tests.Kernels;

public class CrewTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(5)]
    public void Every_panel_is_done_once_in_every_round(int threads)
    {
        using var crew = new Crew(threads);
        for (int round = 0; round < 300; round++)
        {
            var counts = new Counts(1 + (round % 37));
            crew.Run(counts.Length, counts);
            Assert.All(counts.Times, t => Assert.Equal(1, t));
        }
    }

    [Fact]
    public void Helpers_that_went_to_sleep_come_back_for_the_next_round()
    {
        using var crew = new Crew(3);
        for (int round = 0; round < 5; round++)
        {
            SpinWait.SpinUntil(() => crew.Asleep == 2);
            var counts = new Counts(50);
            crew.Run(50, counts);
            Assert.All(counts.Times, t => Assert.Equal(1, t));
        }
    }

    private sealed class Counts(int length) : PanelWork
    {
        private readonly int[] times = new int[length];

        public int Length => times.Length;

        public IReadOnlyList<int> Times => times;

        public override void Do(int panel, int worker) => Interlocked.Increment(ref times[panel]);
    }
}
