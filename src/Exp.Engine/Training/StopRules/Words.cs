using System.Globalization;
using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.StopRules;

/// <summary>How stop rules say why.</summary>
internal static class Words
{
    public static string Of(Metric metric) => Option.SnakeCase(metric.ToString());

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
