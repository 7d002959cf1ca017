using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Exp.Core.Results.Files;

namespace Exp.Core.Sweeps;

/// <summary>Who sweeps in a folder, as sweep.owner says for others to read. It stays behind when its process is killed.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Host">Its machine.</param>
/// <param name="StartedUtc">When it took the folder.</param>
public sealed record FolderOwner(int ProcessId, string Host, DateTimeOffset StartedUtc)
{
    internal const string Name = "sweep.owner";

    /// <summary>The system computes when a process began, and a clock may be set meanwhile: by so much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>True when it was started on another machine: whether it still runs cannot be seen from here.</summary>
    public bool IsElsewhere => Host != Environment.MachineName;

    /// <summary>True when its process runs on this machine and is not a later one of the same number.</summary>
    public bool IsAlive
    {
        get
        {
            if (IsElsewhere)
                return false;
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return process.StartTime.ToUniversalTime() <= (StartedUtc + Slack).UtcDateTime;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>"process 12 on host, since 2026-01-02T03:04:05Z".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on {Host}, since {Utc}");

    /// <summary>The owner that the folder names; null when there is none.</summary>
    public static FolderOwner? In(string folder)
    {
        try
        {
            using var json = JsonFile.Read(Path.Combine(folder, Name));
            JsonElement root = json.RootElement;
            return new FolderOwner(
                root.GetProperty("pid").GetInt32(), root.GetProperty("host").GetString()!, root.GetProperty("started_utc").GetDateTimeOffset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    internal void WriteTo(string folder) => JsonFile.Write(Path.Combine(folder, Name), json =>
    {
        json.WriteNumber("pid", ProcessId);
        json.WriteString("host", Host);
        json.WriteString("started_utc", Utc);
    });

    private string Utc => StartedUtc.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
}
