using Exp.Core.Run;

namespace Exp.Baselines;

/// <summary>Every baseline. A newcomer adds one line.</summary>
public static class BaselineList
{
    /// <summary>The baselines a config may name.</summary>
    public static IReadOnlyList<Baseline> All { get; } = [];
}
