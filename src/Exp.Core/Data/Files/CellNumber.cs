using System.Globalization;

namespace Exp.Core.Data.Files;

/// <summary>Numbers in table cells: the whole cell or nothing, no thousands separators, no words such as NaN.</summary>
internal static class CellNumber
{
    /// <summary>Reads a number with that decimal sign; false when the text is no finite number.</summary>
    public static bool TryRead(string text, char decimalSign, out double value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && c != decimalSign && c is not ('+' or '-' or 'e' or 'E'))
                return false;
        }
        string invariant = decimalSign == '.' ? text : text.Replace(decimalSign, '.');
        return double.TryParse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Why a text is no number, with what to do: "'1,5' is not a number; set decimal: ','".</summary>
    public static string Complaint(string text, char decimalSign)
    {
        char other = decimalSign == '.' ? ',' : '.';
        string start = $"'{Short(text)}' is not a number";
        if (text.Contains(other, StringComparison.Ordinal) && TryRead(text, other, out _))
            return $"{start} with decimal: '{decimalSign}'; set decimal: '{other}'";
        if (text is "?" or "-" || MissingWords.Contains(text))
            return $"{start}; leave the cell empty when the value is missing";
        string digits = text.Replace(decimalSign, '.');
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsInfinity(value)
            ? $"{start} that can be held: it is too large"
            : start;
    }

    private static readonly HashSet<string> MissingWords =
        new(["na", "n/a", "nan", "null", "none", "nil", ".", "inf", "-inf", "infinity", "-infinity"], StringComparer.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
