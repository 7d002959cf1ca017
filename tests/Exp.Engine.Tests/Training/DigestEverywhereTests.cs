using System.Diagnostics;

namespace Exp.Engine.Tests.Training;

/// <summary>The digests again in child processes on poorer machines: without AVX-512, AVX2, FMA, or any intrinsics.</summary>
public class DigestEverywhereTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableFMA")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task The_bits_are_the_same_without(string feature)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(DigestEverywhereTests).Assembly.Location);
        start.ArgumentList.Add("-class");
        start.ArgumentList.Add(typeof(DigestTests).FullName!);
        start.Environment[feature] = "0";
        using Process child = Process.Start(start)!;
        CancellationToken token = TestContext.Current.CancellationToken;
        Task<string> errors = child.StandardError.ReadToEndAsync(token);
        string output = await child.StandardOutput.ReadToEndAsync(token) + await errors;
        await child.WaitForExitAsync(token);
        Assert.True(child.ExitCode == 0, output);
        Assert.Contains("Total: 1", output, StringComparison.Ordinal);
    }
}
