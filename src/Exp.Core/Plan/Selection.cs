using System.Globalization;
using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>What conditions and samples left of the combinations of a sweep, in settings.</summary>
/// <param name="Combinations">Asked for by all blocks.</param>
/// <param name="Inactive">Left out because they differ from another one only in an axis that is not there.</param>
/// <param name="Excluded">By condition, in the order of the file; one for which several hold counts for the first.</param>
/// <param name="SampledFrom">Settings that samples were drawn from; 0 without a sample.</param>
/// <param name="Sampled">Settings drawn.</param>
public sealed record Selection(long Combinations, long Inactive, IReadOnlyList<Exclusion> Excluded, long SampledFrom, long Sampled)
{
    /// <summary>All that is left out.</summary>
    public long LeftOut => Inactive + Excluded.Sum(e => e.Count) + SampledFrom - Sampled;

    /// <summary>"120 combinations, 8 inactive duplicates, 24 excluded by '…', 40 of 88 sampled".</summary>
    public override string ToString()
    {
        IEnumerable<string> parts =
        [
            Words.Count(Combinations, "combination"),
            .. Inactive > 0 ? [Words.Count(Inactive, "inactive duplicate")] : Array.Empty<string>(),
            .. Excluded.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Count:N0} excluded by {Words.Quote(e.Condition)}")),
            .. SampledFrom > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{Sampled:N0} of {SampledFrom:N0} sampled")] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }
}
