using System.Globalization;
using Exp.Engine.Numbers;

namespace Exp.Core.Results;

/// <summary>Which fit: a baseline on the rows and splits of one repeat.</summary>
/// <param name="Name">The baseline.</param>
/// <param name="DataId">See <see cref="Results.DataId"/>.</param>
/// <param name="Seeds">Root seed and repeat.</param>
public sealed record BaselineKey(string Name, string DataId, SeedTree Seeds)
{
    /// <summary>Names the record in a part file; never a trial id, which has no slash.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}/{DataId}/{Seeds.Root}/{Seeds.Repeat}");
}
