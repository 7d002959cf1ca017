namespace Exp.Core.Launch;

/// <summary>Does tasks on this machine, some at a time, each on a thread of its own.</summary>
public static class LocalLauncher
{
    /// <summary>How long a cancelled run waits for tasks that cannot hear the cancellation.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Begins the tasks in order as threads become free and returns when all are done. After the first exception no task
    /// begins any more, and the exception is thrown when those under way are done.
    /// </summary>
    /// <exception cref="OperationCanceledException">
    /// Cancelled. A task that did not end within a moment goes on in the background; what it brings is to be ignored.
    /// </exception>
    public static void Run(IReadOnlyList<Action<CancellationToken>> tasks, int jobs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        cancellation.ThrowIfCancellationRequested();
        if (tasks.Count == 0)
            return;
        var crew = new Crew(tasks, cancellation);
        crew.Start(Math.Min(jobs, tasks.Count));
        crew.Wait();
        cancellation.ThrowIfCancellationRequested();
        crew.ThrowFirstFailure();
    }

    private sealed class Crew(IReadOnlyList<Action<CancellationToken>> tasks, CancellationToken cancellation)
    {
        private readonly TaskCompletionSource allDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int working, next = -1;
        private Exception? failure;

        public void Start(int workers)
        {
            working = workers;
            for (int worker = 0; worker < workers; worker++)
                new Thread(Work) { IsBackground = true, Name = "trial" }.Start();
        }

        /// <summary>Waits until all are done; when cancelled, a moment longer.</summary>
        public void Wait()
        {
            try
            {
                allDone.Task.Wait(cancellation);
            }
            catch (OperationCanceledException)
            {
                allDone.Task.Wait(Patience, CancellationToken.None);
            }
        }

        public void ThrowFirstFailure()
        {
            if (failure is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        private void Work()
        {
            while (Volatile.Read(ref failure) is null && !cancellation.IsCancellationRequested)
            {
                int task = Interlocked.Increment(ref next);
                if (task >= tasks.Count || !Do(tasks[task]))
                    break;
            }
            if (Interlocked.Decrement(ref working) == 0)
                allDone.SetResult();
        }

        private bool Do(Action<CancellationToken> task)
        {
            try
            {
                task(cancellation);
                return true;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e)
            {
                // Carried to the caller's thread and thrown there.
                Interlocked.CompareExchange(ref failure, e, null);
                return false;
            }
        }
    }
}
