namespace Exp.Core.Sweeps;

/// <summary>
/// One sweep in a folder at a time. The operating system holds the lock, so that it ends with its process, however that
/// ends: nothing is ever stale. The file sweep.lock stays, empty; sweep.owner says for people who holds it. (The locked file
/// itself cannot be read by others, and deleting it would let two processes lock two files of one name.)
/// </summary>
internal sealed class FolderLock : IDisposable
{
    public const string LockName = "sweep.lock";

    private readonly FileStream file;
    private readonly string owner;

    private FolderLock(FileStream file, string owner) => (this.file, this.owner) = (file, owner);

    /// <exception cref="RefusedException">Another sweep holds it.</exception>
    public static FolderLock Take(string folder, TimeProvider clock)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            string who = FolderOwner.In(folder)?.ToString() ?? "another process";
            throw new RefusedException($"{folder}: folder in use by {who}; wait for it to end, or choose another folder with --out");
        }
        new FolderOwner(Environment.ProcessId, Environment.MachineName, clock.GetUtcNow()).WriteTo(folder);
        return new FolderLock(file, Path.Combine(folder, FolderOwner.Name));
    }

    public void Dispose()
    {
        File.Delete(owner);
        file.Dispose();
    }

    // EAGAIN on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: other failures, a read-only disk say, are no lock.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
