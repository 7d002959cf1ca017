namespace Exp.Engine.Kernels;

/// <summary>The number of rows of a tile, as a type: the compiler makes one kernel for each.</summary>
internal interface ITileHeight
{
    /// <summary>1 to 6.</summary>
    static abstract int Rows { get; }
}

internal readonly struct Height1 : ITileHeight
{
    public static int Rows => 1;
}

internal readonly struct Height2 : ITileHeight
{
    public static int Rows => 2;
}

internal readonly struct Height3 : ITileHeight
{
    public static int Rows => 3;
}

internal readonly struct Height4 : ITileHeight
{
    public static int Rows => 4;
}

internal readonly struct Height5 : ITileHeight
{
    public static int Rows => 5;
}

internal readonly struct Height6 : ITileHeight
{
    public static int Rows => 6;
}
