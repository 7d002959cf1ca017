namespace Exp.Core.Plan;

/// <summary>The number type of a trial's engine.</summary>
public enum Precision
{
    /// <summary>IEEE single.</summary>
    Float32,

    /// <summary>IEEE double.</summary>
    Float64,
}
