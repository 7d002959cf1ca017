namespace Exp.Baselines.MlNet;

/// <summary>Recognises the failures of a library that is not there or not for this machine.</summary>
internal static class MissingPart
{
    /// <summary>The first sentence of the cause, or null when the failure is of another kind.</summary>
    public static string? In(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is AggregateException several)
                return several.InnerExceptions.Select(In).FirstOrDefault(text => text is not null);
            if (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or FileNotFoundException
                or FileLoadException or PlatformNotSupportedException)
                return FirstSentence(e.Message);
        }
        return null;
    }

    // What follows it on Linux is advice for debuggers and a list of every path that was tried.
    private static string FirstSentence(string message)
    {
        string line = message.Split('\n')[0].TrimEnd('\r', ' ');
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..end];
    }
}
