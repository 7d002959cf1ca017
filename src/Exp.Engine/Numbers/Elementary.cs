namespace Exp.Engine.Numbers;

/// <summary>Elementary functions with the same bits on every machine.</summary>
public static partial class Elementary
{
}
