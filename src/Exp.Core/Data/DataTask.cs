namespace Exp.Core.Data;

/// <summary>What is predicted.</summary>
public enum DataTask
{
    /// <summary>One of several classes.</summary>
    Classification,

    /// <summary>Real numbers.</summary>
    Regression,
}
