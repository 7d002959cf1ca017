using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Core.Plan;

/// <summary>One training to be done: complete in itself, ready to be sent to another process.</summary>
public sealed record Trial
{
    /// <summary>16 hex digits: SHA-256 over canonical settings, repeat, root seed, data digest and numerics version.</summary>
    public required string Id { get; init; }

    /// <summary>Like Id, without repeat and seed: the trials that differ only by their repeat share it.</summary>
    public required string SettingId { get; init; }

    /// <summary>Like SettingId, also without optimizer.lr: the trials of one learning-rate curve share it.</summary>
    public required string GroupId { get; init; }

    /// <summary>Place in the plan, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Repeat, from 0, and root seed.</summary>
    public required SeedTree Seeds { get; init; }

    /// <summary>What to train.</summary>
    public required TrialSettings Settings { get; init; }

    /// <summary>The swept keys and their values here, in axis order; without the repeat.</summary>
    public required IReadOnlyList<AxisValue> Axes { get; init; }

    /// <summary>The layers for this data.</summary>
    public required NetworkSpec Network { get; init; }

    /// <summary>Optimizer steps when trained for the whole budget.</summary>
    public required long BudgetSteps { get; init; }

    /// <summary>Floating-point operations of the whole budget, training and evaluation: the forecast.</summary>
    public required double Flops { get; init; }

    /// <summary>Canonical settings: JSON with sorted keys, every default written out. What the id is a hash of.</summary>
    public required string Canonical { get; init; }
}
