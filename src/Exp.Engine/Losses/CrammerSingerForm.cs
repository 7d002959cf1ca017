namespace Exp.Engine.Losses;

/// <summary>What the score of the true class is compared with.</summary>
public enum CrammerSingerForm
{
    /// <summary>The largest wrong score.</summary>
    Paper,

    /// <summary>The largest wrong score, or 0 when all are below (Keras's categorical hinge).</summary>
    Keras,
}
