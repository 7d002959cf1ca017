namespace Exp.Engine.Kernels;

/// <summary>
/// How a long sum is cut: into ceil(depth / 256) blocks of nearly equal length, the longer ones first. Each block is a
/// chain of once-rounded multiply-adds from 0 in ascending order; the block sums are added in order. The cut depends on
/// the depth alone, so a result does not depend on batch size, tiling or thread.
/// </summary>
internal static class DepthBlocks
{
    /// <summary>The longest block.</summary>
    public const int Longest = 256;

    /// <summary>Number of blocks.</summary>
    public static int Count(int depth) => (depth + Longest - 1) / Longest;

    /// <summary>Where block <paramref name="block"/> begins; the block after the last begins at the depth.</summary>
    public static int Begin(int depth, int block)
    {
        int count = Count(depth);
        return (depth / count * block) + Math.Min(block, depth % count);
    }
}
