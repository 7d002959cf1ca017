using System.Globalization;
using Exp.Core.Config;

namespace Exp.Core.Plan.Conditions;

/// <summary>A condition over the settings of one trial, as written.</summary>
/// <param name="Name">For messages: sweep.exclude[0].</param>
/// <param name="Sql">The condition.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Condition(string Name, string Sql, Place Place)
{
    /// <summary>"x.yaml(9,15): batch.size > 128": place and text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place.File}({Place.Line},{Place.Column}): {Sql.ReplaceLineEndings(" ")}");
}
