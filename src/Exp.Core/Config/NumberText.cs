using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Exp.Core.Config;

/// <summary>
/// How numbers are written: decimal digits with an optional fraction and exponent, in any culture. What other readers
/// take for a number and might take for another number (octal, hexadecimal, underscores) is refused with a cure.
/// </summary>
internal static partial class NumberText
{
    /// <summary>True for text of the number grammar, whatever its size.</summary>
    public static bool IsNumber(string text) => text.Length <= Limits.NumberLength && Number().IsMatch(text) && !HasLeadingZero(text);

    /// <summary>Reads a double; a cure is set when the text is none.</summary>
    public static bool TryDouble(string text, out double value, out string cure)
    {
        value = 0;
        cure = CureFor(text);
        if (cure.Length > 0 || !Number().IsMatch(text))
            return false;
        value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
            cure = "beyond the range of a double";
        else if (value == 0 && Mantissa(text).AsSpan().ContainsAnyInRange('1', '9'))
            cure = "so small that it would become 0; write 0";
        value = value == 0 ? 0 : value; // −0 and 0 are one setting
        return cure.Length == 0;
    }

    /// <summary>Reads a whole number; a cure is set when the text is none.</summary>
    public static bool TryWhole(string text, out BigInteger value, out string cure)
    {
        value = BigInteger.Zero;
        cure = CureFor(text);
        if (cure.Length > 0 || !Number().IsMatch(text))
            return false;
        if (Whole().IsMatch(text))
        {
            value = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return true;
        }
        if (TryDouble(text, out double real, out cure) && real == Math.Truncate(real) && Math.Abs(real) < 1e15)
            cure = string.Create(CultureInfo.InvariantCulture, $"write {(long)real}");
        return false;
    }

    /// <summary>The one way in which we write that number: whole numbers as they are, others in shortest round-trip form.</summary>
    public static string Canonical(string text)
    {
        if (TryWhole(text, out BigInteger whole, out _))
            return whole.ToString(CultureInfo.InvariantCulture);
        return TryDouble(text, out double value, out _) ? Canonical(value) : text;
    }

    /// <summary>Shortest round-trip form.</summary>
    public static string Canonical(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string CureFor(string text)
    {
        if (text.Length > Limits.NumberLength)
            return $"a number has at most {Limits.NumberLength} characters";
        if (HasLeadingZero(text))
            return $"leading zero; write {LeadingZeros().Replace(text, "$1")}";
        if (Number().IsMatch(text))
            return "";
        if (Underscores().IsMatch(text))
            return $"underscores are not allowed; write {text.Replace("_", "", StringComparison.Ordinal)}";
        if (BasePrefix().IsMatch(text))
            return "hexadecimal, octal and binary numbers are not allowed; write it in decimal";
        if (DecimalComma().IsMatch(text))
            return $"decimal comma; write {text.Replace(',', '.')}";
        return NotFinite().IsMatch(text) ? "it must be finite" : "";
    }

    private static bool HasLeadingZero(string text) => LeadingZeros().IsMatch(text) && Number().IsMatch(text);

    private static string Mantissa(string text) => text.Split('e', 'E')[0];

    [GeneratedRegex(@"\A[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[+-]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A([+-]?)0+(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingZeros();

    [GeneratedRegex(@"\A[+-]?[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Underscores();

    [GeneratedRegex(@"\A[+-]?0[xXoObB][0-9a-fA-F]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex BasePrefix();

    [GeneratedRegex(@"\A[+-]?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"\A[+-]?\.?(inf|infinity|nan)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotFinite();
}
