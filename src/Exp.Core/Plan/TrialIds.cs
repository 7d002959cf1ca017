using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exp.Engine.Numbers;

namespace Exp.Core.Plan;

/// <summary>Names of trials: hashes of what determines their numbers, and of nothing else.</summary>
internal static class TrialIds
{
    private const int Length = 16;

    /// <summary>The id of one trial.</summary>
    public static string Trial(string canonical, SeedTree seeds) =>
        Short(string.Create(
            CultureInfo.InvariantCulture,
            $"{canonical}\nrepeat {seeds.Repeat}\nseed {seeds.Root}\nnumerics {NumericsVersion.Current}"));

    /// <summary>The id of a setting or of a group of settings.</summary>
    public static string Setting(string canonical) =>
        Short(string.Create(CultureInfo.InvariantCulture, $"{canonical}\nnumerics {NumericsVersion.Current}"));

    /// <summary>What a sample draws by.</summary>
    public static string Draw(string canonical, long seed) => Hash(string.Create(CultureInfo.InvariantCulture, $"{canonical}\nsample\nseed {seed}"));

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Short(string text) => Hash(text)[..Length];
}
