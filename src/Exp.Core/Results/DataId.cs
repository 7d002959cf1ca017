using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Exp.Core.Data;
using Exp.Core.Plan;

namespace Exp.Core.Results;

/// <summary>Names what a trial sees of the data, so that trials and baselines on the same rows find each other.</summary>
public static class DataId
{
    private const int Digits = 16;

    /// <summary>16 hex digits: SHA-256 over the section data of the canonical settings and the digest of the set.</summary>
    /// <param name="trial">Its settings count, not its repeat.</param>
    /// <param name="set">The set as loaded.</param>
    public static string Of(Trial trial, DataSet set)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(set);
        using var settings = JsonDocument.Parse(trial.Canonical);
        string text = settings.RootElement.GetProperty("data").GetRawText() + "\n" + set.Digest;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }
}
