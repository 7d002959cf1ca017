using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>Adds up row losses in the order of the rows, and counts the rows whose gradient is not zero.</summary>
internal struct LossTally
{
    private double total;
    private int mistakes;

    /// <summary>Takes the next rows, at most four; a lane of <paramref name="moved"/> is 0 where the gradient is.</summary>
    public void Add(QuadLanes losses, QuadLanes moved, int rows)
    {
        for (int i = 0; i < Math.Min(rows, 4); i++)
        {
            total += losses.Value[i];
            mistakes += moved.Value[i] == 0 ? 0 : 1;
        }
    }

    /// <summary>The sums so far.</summary>
    public readonly LossSum Sum => new(total, mistakes);
}
