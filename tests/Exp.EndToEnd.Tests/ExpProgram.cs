using System.Diagnostics;

namespace Exp.EndToEnd.Tests;

/// <summary>The built program in a process of its own, as a user starts it: without a terminal.</summary>
internal sealed class ExpProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly Task<string> output, error;

    private ExpProgram(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program that this test project references.</summary>
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "Exp.Cli.dll");

    /// <summary>Its process number.</summary>
    public int Id => process.Id;

    /// <summary>True when it ended by itself.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts it in that folder and waits for its end.</summary>
    public static Task<Ended> Run(string folder, params string[] args) => Run(folder, [], args);

    /// <summary>The same with environment variables.</summary>
    public static async Task<Ended> Run(string folder, (string Name, string Value)[] environment, params string[] args)
    {
        using ExpProgram program = Start(folder, environment, args);
        return await program.End();
    }

    /// <summary>Starts it in that folder.</summary>
    public static ExpProgram Start(string folder, (string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Dll, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new ExpProgram(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> End()
    {
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>As kill -9: no chance to tidy up.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends a signal by name: INT, TERM.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
