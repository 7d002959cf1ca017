namespace Exp.Engine.Kernels;

/// <summary>Something done panel by panel, in any order, each panel by whoever comes first.</summary>
internal abstract class PanelWork
{
    /// <summary>Does one panel; worker (from 0) says whose scratch to use.</summary>
    public abstract void Do(int panel, int worker);
}
