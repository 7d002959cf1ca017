namespace Exp.Core.Sweeps;

/// <summary>Hears how a sweep goes; called from one thread at a time.</summary>
public interface ISweepObserver
{
    /// <summary>Before the first trial: how many are to do and how many were done before.</summary>
    void Started(int toDo, int doneBefore);

    /// <summary>A trial ended.</summary>
    void TrialEnded(TrialProgress progress);

    /// <summary>A baseline fit ended: name, repeat, status ("ok", "unavailable", "crashed").</summary>
    void BaselineEnded(string name, int repeat, string status);

    /// <summary>Something the user should know once.</summary>
    void Note(string text);
}
