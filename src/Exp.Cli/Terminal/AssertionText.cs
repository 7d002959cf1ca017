using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Core.Results;

namespace Exp.Cli.Terminal;

/// <summary>What became of expectations, for people and for programs.</summary>
internal static class AssertionText
{
    private const int Width = 80;

    /// <summary>A table of all of them, those that failed once more in full, and how many hold.</summary>
    public static void Write(IReadOnlyList<Assertion> assertions, TextWriter writer)
    {
        var table = new TextTable("", "expected", "observed");
        foreach (Assertion assertion in assertions)
            table.Add(assertion.Passed ? "pass" : "FAIL", assertion.Name, assertion.Observed);
        table.WriteTo(writer, Width);
        if (table.NaturalWidth > Width)
            WriteFailures(assertions, writer);
        int passed = assertions.Count(a => a.Passed);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} of {Words.Count(assertions.Count, "expectation")} hold{(assertions.Count == 1 ? "s" : "")}"));
    }

    /// <summary>Those that failed, whole.</summary>
    public static void WriteFailures(IReadOnlyList<Assertion> assertions, TextWriter writer)
    {
        foreach (Assertion assertion in assertions.Where(a => !a.Passed))
        {
            foreach (string line in Words.Wrap($"failed: {assertion.Name}: {assertion.Observed}", Width))
                writer.WriteLine(line);
        }
    }

    /// <summary>All of them.</summary>
    public static JsonArray ToJson(IReadOnlyList<Assertion> assertions) => new([.. assertions.Select(a => (JsonNode)new JsonObject
    {
        ["name"] = a.Name,
        ["passed"] = a.Passed,
        ["observed"] = a.Observed,
    })]);
}
