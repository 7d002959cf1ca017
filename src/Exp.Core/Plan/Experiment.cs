using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>A config as read: resolved, but not yet expanded into trials.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Settings">Its own keys.</param>
/// <param name="Root">The tree with `extends` and overrides resolved.</param>
/// <param name="Sweep">What is swept.</param>
/// <param name="Late">Overrides that must be made again after a swept section took their place.</param>
internal sealed record Experiment(
    string Path, ExperimentSettings Settings, MapNode Root, SweepSpec Sweep, IReadOnlyList<Assignment> Late)
{
    /// <summary>The name of the results folder.</summary>
    public string Name => Settings.Name ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The sections of a trial, file keys taken away.</summary>
    public MapNode Base => Root.Without(TrialKeys.OfFile);
}
