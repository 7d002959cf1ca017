namespace Exp.Baselines.MlNet;

/// <summary>
/// What ML.NET sees of a row: the scaled features, and the label once as a class key and once as a number.
/// A key is 0-based here (ML.NET stores it 1-based and shows it 1-based when read back; we never read it back).
/// </summary>
internal sealed class MlNetRow
{
    public float[] Features = [];
    public uint Class;
    public float Target;
}
