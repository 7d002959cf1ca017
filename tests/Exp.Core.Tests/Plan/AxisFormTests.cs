using System.Globalization;
using CsCheck;
using Exp.Core.Config;
using Exp.Core.Plan.Axes;
using Exp.Core.Tests.Config;

namespace Exp.Core.Tests.Plan;

public class AxisFormTests
{
    private const int Most = 1_000_000;

    [Theory]
    [InlineData("range(0.1, 0.6, 0.1)", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("range(1, 4, 1)", "1 2 3")]
    [InlineData("range(0.5, 0.1, -0.1)", "0.5 0.4 0.3 0.2")]
    [InlineData("range(0, 1, 0.3)", "0 0.3 0.6 0.9")]
    [InlineData("range(1e-3, 4e-3, 1e-3)", "0.001 0.002 0.003")]
    [InlineData("linspace(0, 1, 5)", "0 0.25 0.5 0.75 1")]
    [InlineData("linspace(0.1, 0.5, 5)", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("linspace(1, 0, 4)", "1 0.6666666666666666 0.3333333333333333 0")]
    [InlineData("linspace(-1, 1, 3)", "-1 0 1")]
    [InlineData("geomspace(1e-3, 1, 4)", "0.001 0.01 0.1 1")]
    [InlineData("geomspace(1, 16, 5)", "1 2 4 8 16")]
    [InlineData("geomspace(16, 1, 3)", "16 4 1")]
    [InlineData("geomspace(0.5, 4.5, 3)", "0.5 1.5 4.5")]
    [InlineData("geomspace(1, 100, 5)", "1 3.1622776601683795 10 31.622776601683793 100")]
    [InlineData("logspace(-3, 1, 5)", "0.001 0.01 0.1 1 10")]
    [InlineData("logspace(0, 1, 3)", "1 3.1622776601683795 10")]
    [InlineData("logspace(-0.5, 0.5, 3)", "0.31622776601683794 1 3.1622776601683795")]
    [InlineData("ladder(1e-3, 30)", "0.001 0.003 0.01 0.03 0.1 0.3 1 3 10 30")]
    [InlineData("ladder(2, 40)", "3 10 30")]
    [InlineData("ladder(3, 3)", "3")]
    [InlineData("ladder(1e-7, 1e-6)", "1E-07 3E-07 1E-06")]
    [InlineData("{min: 0.1, max: 0.5, step: 0.2}", "0.1 0.3 0.5")]
    [InlineData("{min: 1, max: 1, step: 1}", "1")]
    [InlineData("{min: 1, max: 3, n: 5}", "1 1.5 2 2.5 3")]
    [InlineData("{min: 1e-4, max: 1, n: 5, log: true}", "0.0001 0.001 0.01 0.1 1")]
    [InlineData("[1e-1, 1E-2, 1.e-3, .5e-1]", "0.1 0.01 0.001 0.05")]
    [InlineData("'ladder(1, 3)'", "1 3")]
    [InlineData("[relu, {kind: elu, alpha: 0.50}, 'x y']", "relu {kind: elu, alpha: 0.5} \"x y\"")]
    public void Makes(string text, string values) => Assert.Equal(values, string.Join(' ', Axis(text).Items.Select(i => i.Value.Text)));

    [Theory]
    [InlineData("[]", "axis 'k' is empty; give it a value or remove it")]
    [InlineData("range(1, 1, 1)", "axis 'k' is empty; give it a value or remove it")]
    [InlineData("range(1, 2, -1)", "axis 'k' is empty; give it a value or remove it")]
    [InlineData("ladder(4, 9)", "axis 'k' is empty; give it a value or remove it")]
    [InlineData("range(1, 2, 0)", "axis 'k': range(start, stop, step): step must not be 0")]
    [InlineData("range(0, 1e9, 1)", "axis 'k': range(start, stop, step): more than 1,000,000 values")]
    [InlineData("range(0, 1, 1e-300)", "axis 'k': range(start, stop, step): more than 1,000,000 values")]
    [InlineData("linspace(0, 1, 1)", "axis 'k': linspace(a, b, n): n must be a whole number of at least 2")]
    [InlineData("linspace(0, 1, 2.5)", "axis 'k': linspace(a, b, n): n must be a whole number of at least 2")]
    [InlineData("linspace(0, 1, 1e300)", "axis 'k': linspace(a, b, n): more than 1,000,000 values")]
    [InlineData("geomspace(0, 1, 3)", "axis 'k': geomspace(a, b, n): both ends must be above 0")]
    [InlineData("logspace(0, 301, 3)", "axis 'k': logspace(e1, e2, n): the exponents must be in [-300, 300]")]
    [InlineData("ladder(-1, 1)", "axis 'k': ladder(a, b): both ends must be above 0")]
    [InlineData("ladder(1)", "axis 'k': write ladder(a, b)")]
    [InlineData("ladder(1, x)", "axis 'k': ladder(a, b): b must be a number, got 'x'")]
    [InlineData("ladder(1, 010)", "axis 'k': ladder(a, b): b must be a number, got '010'; leading zero; write 10")]
    [InlineData("lader(1, 10)", "axis 'k': unknown axis form 'lader'; did you mean 'ladder'?")]
    [InlineData("0.1", "axis 'k': a list, one of range(start, stop, step), linspace(a, b, n), geomspace(a, b, n), logspace(e1, e2, n), ladder(a, b), {min, max, step} or {min, max, n} expected, got '0.1'; one value alone is written in its section")]
    [InlineData("{kind: adam}", "axis 'k' must be a list, one of range(start, stop, step), linspace(a, b, n), geomspace(a, b, n), logspace(e1, e2, n), ladder(a, b), {min, max, step} or {min, max, n}, got a map")]
    [InlineData("", "axis 'k' has no value (line 1); write one or remove the key")]
    [InlineData("[1, ~]", "axis 'k' has an item without a value; remove it")]
    [InlineData("{min: 1, max: 2}", "axis 'k': give either step or n")]
    [InlineData("{min: 1, max: 2, n: 2, step: 1}", "axis 'k': give either step or n")]
    [InlineData("{min: 2, max: 1, n: 2}", "axis 'k': min must not be above max")]
    [InlineData("{min: 1, max: 2, step: 1, log: true}", "axis 'k': log goes with n, not with step")]
    [InlineData("{min: 1, max: 10, step: 2}", "axis 'k': max is not reached from min in steps of 2; write max: 9 or 11")]
    [InlineData("{min: 0, max: 2, n: 3, log: true}", "axis 'k': both ends must be above 0")]
    [InlineData("{min: 1, max: 2, m: 3}", "unknown key 'k.m'; did you mean 'n'?")]
    [InlineData("{min: 1, n: 3}", "k.max is missing: last value")]
    public void Says(string text, string message)
    {
        var problems = new Problems();
        Assert.Null(Read(text, problems));
        Assert.Equal(message, Assert.Single(problems.Sorted()).Text);
    }

    [Fact]
    public void A_call_cut_by_a_comma_in_braces_is_explained()
    {
        var problems = new Problems();
        var map = (MapNode)Config.Read.Yaml("{k: ladder(1e-3, 30)}");
        Assert.Null(new AxisReader(problems, Most).Read(map.Entries[0].Key, map.Entries[0].Value));
        Assert.Equal("axis 'k': 'ladder(1e-3' is cut off at a comma; inside braces put it in quotes", Assert.Single(problems.Sorted()).Text);
    }

    [Fact]
    public void Ends_are_exact_and_values_are_finite_ordered_and_numbers() =>
        Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[1e-6, 1e6], Gen.Int[2, 40], Gen.OneOf("linspace", "geomspace")).Sample(
            (a, b, n, form) =>
            {
                string[] values = [.. AxisForms.Find(form)!.Values([Exact(a), Exact(b), n], Most)];
                double[] numbers = [.. values.Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
                double[] ordered = a <= b ? [.. numbers.Order()] : [.. numbers.OrderDescending()];
                return numbers.Length == n && numbers[0] == a && numbers[^1] == b && numbers.All(double.IsFinite)
                    && numbers.SequenceEqual(ordered) && values.All(v => NumberText.Canonical(v) == v);
            },
            iter: 300);

    [Fact]
    public void A_range_has_distinct_ordered_values_without_its_stop() =>
        Gen.Select(Gen.Int[-500, 500], Gen.Int[1, 300], Gen.Int[1, 99], Gen.Int[0, 6]).Sample(
            (start, length, step, places) =>
            {
                ExactDecimal from = new(start, -places), by = new(step, -places), to = from + new ExactDecimal(length, -places);
                string[] values = [.. AxisForms.Find("range")!.Values([from, to, by], Most)];
                return values.Length == (length + step - 1) / step && values.Distinct().Count() == values.Length
                    && values.Select((v, i) => v == (from + (by * i)).Text).All(same => same);
            },
            iter: 500);

    [Theory]
    [InlineData(1e-300, 1e300, 11)]
    [InlineData(1e300, 1e-300, 7)]
    [InlineData(1, 1.0000000000000002, 9)]
    [InlineData(1e300, 1.0000000000000002e300, 9)]
    [InlineData(5e-324, 1e-320, 9)]
    [InlineData(0.001, 30, 1000)]
    public void Extreme_geometric_axes_stay_in_order(double a, double b, int n)
    {
        double[] numbers = [.. AxisForms.Find("geomspace")!.Values([Exact(a), Exact(b), n], Most).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        Assert.Equal((a, b, n), (numbers[0], numbers[^1], numbers.Length));
        Assert.Equal(a <= b ? numbers.Order() : numbers.OrderDescending(), numbers);
    }

    [Fact]
    public void Every_form_is_listed() => Assert.Equal(
        typeof(AxisForm).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AxisForm))).Select(t => t.Name).Order(StringComparer.Ordinal),
        AxisForms.All.Select(f => f.GetType().Name).Order(StringComparer.Ordinal));

    private static ExactDecimal Exact(double value) => ExactDecimal.Parse(value.ToString("R", CultureInfo.InvariantCulture));

    private static Axis Axis(string text)
    {
        var problems = new Problems();
        Axis? axis = Read(text, problems);
        problems.ThrowIfAny();
        return axis!;
    }

    private static Axis? Read(string text, Problems problems)
    {
        var map = (MapNode)Config.Read.Yaml($"k: {text}");
        return new AxisReader(problems, Most).Read(map.Entries[0].Key, map.Entries[0].Value);
    }
}
