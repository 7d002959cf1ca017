namespace Exp.Engine.Losses;

/// <summary>Which classes get a part of a smoothed target.</summary>
public enum SmoothingForm
{
    /// <summary>All, the true one too (PyTorch, Keras).</summary>
    All,

    /// <summary>The wrong ones only.</summary>
    Others,
}
