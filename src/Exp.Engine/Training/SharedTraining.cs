using System.Numerics;
using Exp.Engine.Draws;

namespace Exp.Engine.Training;

/// <summary>
/// Several trainings on the same rows in the same order, advanced in turn, stretch by stretch: the rows of a stretch are
/// gathered once and stay in the cache while all read them. Each has the bits it has by itself.
/// </summary>
public static class SharedTraining
{
    // So many rows of a thousand floats fill an eighth of a second-level cache; fewer would change trainings too often.
    private const int RowsAtOnce = 64;

    /// <summary>The most rows per step for which sharing is meant: larger steps read their rows block by block.</summary>
    public const int MostRowsPerStep = 256;

    /// <summary>True when two trainings visit the same rows in the same order and steps.</summary>
    public static bool Agree(TrainingSpec one, TrainingSpec other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Batching == other.Batching && one.Seeds == other.Seeds && one.Rng is PhiloxRng && other.Rng is PhiloxRng;
    }

    /// <summary>Trains all of them, on this thread.</summary>
    /// <param name="specs">What to train; all agree.</param>
    /// <param name="data">The rows.</param>
    /// <param name="turn">Told who is at work: the index before a turn, −1 behind it.</param>
    /// <param name="ended">Takes the index and what came of it, or what it threw, in the order in which they end.</param>
    /// <param name="cancellation">Asked before every step.</param>
    /// <exception cref="ArgumentException">Two of them do not agree.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Train<T>(
        IReadOnlyList<TrainingSpec> specs, TrainingData<T> data, Action<int> turn,
        Action<int, TrainingResult<T>?, Exception?> ended, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(specs);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(ended);
        if (specs.Any(s => !Agree(s, specs[0])))
            throw new ArgumentException("trainings together must see the same rows in the same order", nameof(specs));
        int batch = specs[0].Batching.SizeFor(data.Train.Length), steps = Math.Max(1, RowsAtOnce / batch);
        SharedRows<T>? shared = batch <= MostRowsPerStep ? new SharedRows<T>(data.Features, steps * batch) : null;
        List<Member<T>> active = [.. specs.Select((_, i) => new Member<T>(i))];
        active.RemoveAll(m => !Advance(m, () => m.Start(specs[m.Index], data, shared, steps, cancellation)));
        while (active.Count > 0)
        {
            // All that are left stand before the same stretch: whoever began later, or ended, is not among them.
            shared?.Gather(active[0].Next, active[0].Rows);
            active.RemoveAll(m => !Advance(m, m.MoveOn));
        }
        GC.KeepAlive(shared);

        bool Advance(Member<T> member, Func<bool> move)
        {
            Exception? failure = null;
            turn(member.Index);
            try
            {
                if (move())
                    return true;
            }
            catch (Exception e) when (!(e is OperationCanceledException && cancellation.IsCancellationRequested))
            {
                failure = e; // the others go on
            }
            finally
            {
                turn(-1);
            }
            ended(member.Index, failure is null ? member.Result : null, failure);
            return false;
        }
    }

    private sealed class Member<T>(int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private TrainingRun<T>? run;
        private IEnumerator<Stretch>? course;

        public int Index => index;

        public Stretch Next => course!.Current;

        public ReadOnlySpan<int> Rows => run!.Rows(course!.Current);

        public TrainingResult<T> Result => run!.Result;

        public bool Start(TrainingSpec spec, TrainingData<T> data, SharedRows<T>? shared, int steps, CancellationToken cancellation)
        {
            TrainingDraws draws = spec.Rng.Start(spec.Seeds);
            run = new TrainingRun<T>(spec, draws, draws.Network<T>(spec.Network), data, null) { Shared = shared };
            course = run.Course(steps, cancellation).GetEnumerator();
            return MoveOn();
        }

        public bool MoveOn() => course!.MoveNext();
    }
}
