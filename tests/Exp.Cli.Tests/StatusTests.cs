using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Cli.Tests;

/// <summary>`exp status --watch` beside a sweep that goes on between two looks.</summary>
public sealed class StatusTests : IDisposable
{
    private static readonly SweepPlan Plan = Planner.Plan(
        Path.Combine(Architecture.SourceFile.Root, "configs", "smoke.yaml"), ["baselines=[]", "expect=[]"],
        Path.Combine(Architecture.SourceFile.Root, "data"), []);

    private readonly string folder = Directory.CreateTempSubdirectory("exp-test-").FullName;

    [Fact]
    public async Task Watching_tells_every_change_and_ends_when_all_is_there()
    {
        Sweep(1);
        var shards = new Queue<int>([2, 3]);
        (int code, string output) = await Watch(["status", folder, "--watch"], () => Sweep(shards.Dequeue()));
        Assert.Equal(0, code);
        Assert.Equal(
            [true, true, true, false, false],
            output.Split('\n').Select(line => line.StartsWith("smoke: ", StringComparison.Ordinal)));
        Assert.EndsWith($"complete: every table is in {folder}/\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_there_is_one_object_per_line()
    {
        Sweep(1);
        var shards = new Queue<int>([2, 3]);
        (_, string output) = await Watch(["status", folder, "--watch", "--json"], () => Sweep(shards.Dequeue()));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([false, false, true], lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("complete").GetBoolean()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Sweep(int shard) => Core.Sweeps.Sweep.Run(
        new SweepRequest
        {
            Plan = Plan, Folder = folder, Jobs = 1, Baselines = [], CommandLine = "exp sweep configs/smoke.yaml", Clock = TimeProvider.System,
            Shard = new Shard(shard, 3),
        },
        new SilentView(Plan, TimeProvider.System), CancellationToken.None);

    private static async Task<(int Code, string Output)> Watch(string[] args, Action between)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, TextWriter.Null, TerminalTraits.Plain, new Impatient(between), CancellationToken.None);
        return (await ExpCommand.RunAsync(args, shell), output.ToString());
    }

    /// <summary>Pauses take no time; something happens in each.</summary>
    private sealed class Impatient(Action between) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            between();
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
