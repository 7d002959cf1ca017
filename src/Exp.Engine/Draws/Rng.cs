using Exp.Engine.Numbers;

namespace Exp.Engine.Draws;

/// <summary>Where a training's initial weights and orders of rows come from.</summary>
public abstract partial record Rng
{
    /// <summary>Largest root seed plus repeat that can start it.</summary>
    public virtual long LargestSeed => uint.MaxValue;

    /// <summary>The draws of one training, from their beginning. The older generators are seeded by root seed plus repeat.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The seed is above <see cref="LargestSeed"/>.</exception>
    public abstract TrainingDraws Start(SeedTree seeds);

    /// <summary>Root seed plus repeat, as the older generators take it.</summary>
    protected uint SeedOf(SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        long seed = seeds.Root + seeds.Repeat;
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, LargestSeed);
        return (uint)seed;
    }
}
