using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Remembers what a sweep said.</summary>
internal sealed class Listener : ISweepObserver
{
    public List<TrialProgress> Ended { get; } = [];

    public List<string> Baselines { get; } = [];

    public List<string> Notes { get; } = [];

    public (int ToDo, int DoneBefore) Start { get; private set; }

    /// <summary>Called when a trial has ended.</summary>
    public Action<TrialProgress>? OnEnded { get; init; }

    public void Started(int toDo, int doneBefore) => Start = (toDo, doneBefore);

    public void TrialEnded(TrialProgress progress)
    {
        Ended.Add(progress);
        OnEnded?.Invoke(progress);
    }

    public void BaselineEnded(string name, int repeat, string status) => Baselines.Add($"{name} {repeat} {status}");

    public void Note(string text) => Notes.Add(text);
}
