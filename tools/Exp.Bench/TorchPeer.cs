using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace Exp.Bench;

/// <summary>PyTorch in a Python of its own, asked over a pipe for one slice of steps at a time (torch_peer.py).</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly Process process;

    private TorchPeer(Process process, string name) => (this.process, Name) = (process, name);

    /// <summary>Such as "torch 1.13.0".</summary>
    public string Name { get; }

    /// <summary>Starts the peer; null when there is no Python, or it has no torch.</summary>
    /// <param name="python">The Python to run, such as python3.</param>
    public static TorchPeer? TryStart(string python)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "torch_peer.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = "1";
        // OpenBLAS takes a processor that is newer than itself for an old one and multiplies five times slower: tell it what is there.
        if (Avx512F.IsSupported)
            start.Environment.TryAdd("OPENBLAS_CORETYPE", "SkylakeX");
        try
        {
            Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } name)
                return new TorchPeer(process, name);
            process.Dispose();
        }
        catch (Win32Exception)
        {
        }
        return null;
    }

    /// <summary>Makes a case ready: "steps …" or "product …".</summary>
    public void Prepare(string request) => Ask(request);

    /// <summary>Microseconds per step.</summary>
    public double Run(int steps) => double.Parse(
        Ask(string.Create(CultureInfo.InvariantCulture, $"run {steps}")), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Ask(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"the peer ended on: {request}");
    }
}
