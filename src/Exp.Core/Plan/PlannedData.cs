using System.Runtime.CompilerServices;
using Exp.Core.Data;

namespace Exp.Core.Plan;

/// <summary>What the plan needs to know of prepared data.</summary>
/// <param name="Settings">With the scaling that is really used written out.</param>
/// <param name="Canonical">Their canonical form.</param>
/// <param name="Digest">Of the rows as these settings see them.</param>
/// <param name="Name">The set's name.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Width">Features per row.</param>
/// <param name="Classes">Number of classes; 0 for regression.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Evaluated">Rows of all parts.</param>
/// <param name="Notes">What the user should know once.</param>
/// <param name="BelowZero">Whether a target of a regression is negative as the network sees it.</param>
/// <param name="TooLarge">Why the rows do not fit a precision; null when they do.</param>
internal sealed record PlannedData(
    DataSettings Settings, string Canonical, string Digest, string Name, DataTask Task, int Width, int Classes,
    int Train, int Evaluated, IReadOnlyList<string> Notes, bool BelowZero, Func<Precision, string?> TooLarge)
{
    /// <summary>Made once for all trials that share it, so that identity is equality, and cheap.</summary>
    public bool Equals(PlannedData? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
