using System.Globalization;

namespace Exp.Core.Sweeps;

/// <summary>
/// Every n-th piece of a plan, the trials first and the baseline fits behind them: neighbours, which cost alike, go to
/// different shards.
/// </summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>Everything.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads "2/3"; null when it is not of that form or not one of 1/n to n/n.</summary>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count] && Read(number) is { } n && Read(count) is { } all && n >= 1 && n <= all
            ? new Shard(n, all)
            : null;
    }

    /// <summary>True when the piece at that place of the plan, from 0, belongs to it.</summary>
    public bool Holds(int place) => place % Count == Number - 1;

    /// <summary>"2/3".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
