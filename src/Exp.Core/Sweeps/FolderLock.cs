using System.Globalization;
using System.Text.Json;
using Exp.Core.Results.Files;

namespace Exp.Core.Sweeps;

/// <summary>
/// One sweep in a folder at a time. The operating system holds the lock, so that it ends with its process, however that
/// ends: nothing is ever stale. The file sweep.lock stays, empty; sweep.owner says for people who holds it. (The locked file
/// itself cannot be read by others, and deleting it would let two processes lock two files of one name.)
/// </summary>
internal sealed class FolderLock : IDisposable
{
    public const string LockName = "sweep.lock", OwnerName = "sweep.owner";

    private readonly FileStream file;
    private readonly string owner;

    private FolderLock(FileStream file, string owner) => (this.file, this.owner) = (file, owner);

    /// <exception cref="RefusedException">Another sweep holds it.</exception>
    public static FolderLock Take(string folder, TimeProvider clock)
    {
        string path = Path.Combine(folder, LockName), owner = Path.Combine(folder, OwnerName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new RefusedException($"{folder}: folder in use by {Owner(owner)}; wait for it to end, or choose another folder with --out");
        }
        JsonFile.Write(owner, json =>
        {
            json.WriteNumber("pid", Environment.ProcessId);
            json.WriteString("host", Environment.MachineName);
            json.WriteString("started_utc", clock.GetUtcNow().UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z");
        });
        return new FolderLock(file, owner);
    }

    public void Dispose()
    {
        File.Delete(owner);
        file.Dispose();
    }

    // EAGAIN on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: other failures, a read-only disk say, are no lock.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string Owner(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            return $"process {root.GetProperty("pid").GetInt32().ToString(CultureInfo.InvariantCulture)} on {root.GetProperty("host").GetString()}, since {root.GetProperty("started_utc").GetString()}";
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "another process";
        }
    }
}
