using System.Runtime.CompilerServices;

namespace Exp.Core.Plan;

/// <summary>Assignments as the key of a dictionary. They are compared by identity: every value of an axis is one object for the whole plan.</summary>
internal readonly struct AssignmentKey(string name, Assignment[] assignments) : IEquatable<AssignmentKey>
{
    private readonly string name = name;
    private readonly Assignment[] assignments = assignments;

    /// <inheritdoc/>
    public bool Equals(AssignmentKey other) =>
        name == other.name
        && assignments.AsSpan().SequenceEqual(other.assignments, ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AssignmentKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(name, StringComparer.Ordinal);
        foreach (Assignment a in assignments)
            hash.Add(RuntimeHelpers.GetHashCode(a));
        return hash.ToHashCode();
    }
}
