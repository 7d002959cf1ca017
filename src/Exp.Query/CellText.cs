using System.Globalization;

namespace Exp.Query;

/// <summary>Cells of a CSV as numbers: the whole cell, in any culture.</summary>
internal static class CellText
{
    public static bool TryWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Finite numbers only: the tables hold no others.</summary>
    public static bool TryReal(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
