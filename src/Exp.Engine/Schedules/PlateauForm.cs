namespace Exp.Engine.Schedules;

/// <summary>Whose way of counting bad epochs a plateau rule follows.</summary>
public enum PlateauForm
{
    /// <summary>Cuts when the bad epochs exceed the patience; the threshold is a share of the best value.</summary>
    Torch,

    /// <summary>Cuts when the bad epochs reach the patience; the threshold is a difference.</summary>
    Keras,
}
