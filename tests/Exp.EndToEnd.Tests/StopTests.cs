namespace Exp.EndToEnd.Tests;

public sealed class StopTests : IDisposable
{
    private readonly Workplace place = new Workplace().With("long.yaml", Configs.Long);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_a_long_training_with_130(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        using ExpProgram program = ExpProgram.Start(place.Folder, [], "sweep", "long.yaml");
        await UntilItTrains(program);
        program.Signal(signal);
        Ended ended = (await program.End()).With(130);
        Assert.Contains("go on with: exp sweep long.yaml", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sweep_in_the_same_folder_is_refused()
    {
        using ExpProgram first = ExpProgram.Start(place.Folder, [], "sweep", "long.yaml");
        await UntilItTrains(first);
        Ended second = (await ExpProgram.Run(place.Folder, "sweep", "long.yaml")).With(4);
        Assert.StartsWith("exp: refused: ", second.Error.Split('\n')[^2], StringComparison.Ordinal);
        Assert.False(first.HasEnded);
    }

    public void Dispose() => place.Dispose();

    private async Task UntilItTrains(ExpProgram program)
    {
        while (!program.HasEnded && !Directory.Exists(place["results", "long", "parts"]))
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
