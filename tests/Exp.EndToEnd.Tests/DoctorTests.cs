namespace Exp.EndToEnd.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Everything_is_in_order_whatever_the_processor_has(string without)
    {
        (string, string)[] environment = without.Length == 0 ? [] : [(without, "0")];
        Ended doctor = (await ExpProgram.Run(place.Folder, environment, "doctor")).Fine();
        Assert.EndsWith("\n\neverything is in order\n", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(10, doctor.Output.Split('\n').Count(line => line.StartsWith("ok", StringComparison.Ordinal) && line.EndsWith("as everywhere", StringComparison.Ordinal)));
        Assert.All(doctor.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Empty(Directory.GetFileSystemEntries(place.Folder));
    }

    [Fact]
    public async Task What_is_missing_ends_with_3()
    {
        Ended doctor = (await ExpProgram.Run(place.Folder, [("EXP_DATA", "nowhere")], "doctor", "--json")).With(3);
        Assert.Contains("\"right\": false", doctor.Output, StringComparison.Ordinal);
    }
}
