using System.Runtime.InteropServices;

namespace Exp.Cli;

/// <summary>
/// Ctrl-C and SIGTERM ask the command to stop; a second Ctrl-C leaves at once. Own handling, because the parser
/// library's may abort the process when the second one comes.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private int presses;

    public Signals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
    ];

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        stop.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = true; // do not die: finish the rows in hand
        if (Interlocked.Increment(ref presses) > 1)
            Environment.Exit(ExitCode.Interrupted);
        stop.Cancel();
    }
}
