namespace Exp.Core.Results;

/// <summary>The words of the column part.</summary>
public static class DataPart
{
    /// <summary>Rows the network was fitted on.</summary>
    public const string Train = "train";

    /// <summary>Rows held out for choosing.</summary>
    public const string Validation = "validation";

    /// <summary>Rows held out for reporting.</summary>
    public const string Test = "test";
}
