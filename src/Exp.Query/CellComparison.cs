using System.Globalization;
using System.Numerics;
using Exp.Core.Plan;

namespace Exp.Query;

/// <summary>A cell of a golden file beside the result.</summary>
internal static class CellComparison
{
    /// <summary>True for the number types of the database.</summary>
    public static bool IsNumber(string type) =>
        type is "DOUBLE" or "FLOAT" or "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT"
        || type.StartsWith("DECIMAL", StringComparison.Ordinal);

    /// <summary>True when they agree; an empty cell agrees with a missing result and with nothing else.</summary>
    public static bool Agree(string expected, object? got, Tolerance tolerance) => got switch
    {
        null => expected.Length == 0,
        string text => expected == text,
        bool flag => expected == (flag ? "1" : "0") || expected == (flag ? "true" : "false"),
        sbyte or short or int or long or byte or ushort or uint or ulong or BigInteger
            when BigInteger.TryParse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole) && tolerance == Tolerance.Exact =>
            whole == Whole(got),
        _ => CellText.TryReal(expected, out double real) && tolerance.Allows(real, Real(got)),
    };

    /// <summary>"expected 0.25, got 0.2500001 (4E-07 relative, 450239 ulp)".</summary>
    public static string Difference(string expected, object? got)
    {
        string shown = ValueText.Of(got), wanted = expected.Length == 0 ? "no value" : expected;
        if (got is null or string or bool || !CellText.TryReal(expected, out double real))
            return $"expected {wanted}, got {shown}";
        double value = Real(got);
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        string relative = real == 0 ? "" : $"{ValueText.Of(Math.Abs(value - real) / Math.Abs(real))} relative, ";
        return string.Create(CultureInfo.InvariantCulture, $"expected {wanted}, got {text} ({relative}{Tolerance.Distance(real, value)} ulp)");
    }

    private static BigInteger Whole(object value) => value is BigInteger big ? big : new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture));

    private static double Real(object value) => value is BigInteger big ? (double)big : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
