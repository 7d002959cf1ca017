using System.Collections;
using System.Reflection;
using System.Text.Json;
using Xunit.v3;

namespace Exp.Tests.Golden;

/// <summary>Compares docs/reference-vectors.md with what the files hold and with what the tests of an assembly run.</summary>
internal static class ReferenceTable
{
    private static readonly string[] AboutTheFile = ["source", "conventions"];

    /// <summary>The reference files beside an assembly.</summary>
    public static IEnumerable<string> Files() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    /// <summary>What is in a file and not in the table or the other way round, or run by other tests than the table says.</summary>
    public static IReadOnlyList<string> Differences(string file, Assembly tests)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file + ".json")));
        JsonElement root = document.RootElement;
        List<Row> rows = [.. Rows(file)];
        ILookup<(string, string), string> run = Run(file, tests).Distinct().ToLookup(r => (r.Section, r.Case), r => r.Test);
        var known = new HashSet<(string, string)>();
        List<string> differences = [];
        foreach (string section in root.EnumerateObject().Select(p => p.Name).Except(AboutTheFile).Union(rows.Select(r => r.Section)))
        {
            foreach (string name in Names(root, section))
            {
                known.Add((section, name));
                Row[] about = [.. rows.Where(r => r.Section == section && r.Cases.Contains(name))];
                if (about.Length == 0)
                    about = [.. rows.Where(r => r.Section == section && r.Cases.Count == 0)];
                string said = string.Join(" and ", about.Select(r => string.Join(", ", r.Tests.Order())));
                string done = string.Join(", ", run[(section, name)].Order());
                if (about.Length != 1 || said != done)
                    differences.Add($"{section} {name}: {about.Length} rows say '{said}', run by '{done}'");
            }
        }
        differences.AddRange(rows.Where(r => r.Tests.Count == 0 && r.About == "").Select(r => $"{r.Section}: no test and no reason"));
        differences.AddRange(rows.SelectMany(r => r.Cases.Select(c => (r.Section, c)))
            .Concat(run.Select(r => r.Key)).Where(k => !known.Contains(k)).Select(k => $"{k.Item1} {k.Item2}: not in the file"));
        return differences;
    }

    /// <summary>
    /// The names of a section: those its entries have, or its properties, or one empty name. "a[].b" is b of every entry of a.
    /// </summary>
    private static string[] Names(JsonElement root, string section)
    {
        IEnumerable<JsonElement> at = [root];
        foreach (string step in section.Split('.'))
        {
            string name = step.Replace("[]", "", StringComparison.Ordinal);
            at = at.SelectMany(e => e.TryGetProperty(name, out JsonElement found) ? (JsonElement[])[found] : []);
            if (step != name)
                at = at.SelectMany(e => e.EnumerateArray());
        }
        JsonElement[] all = [.. at];
        if (all is [{ ValueKind: JsonValueKind.Array }])
            all = [.. all[0].EnumerateArray()];
        string[] names = all.Length == 0 || all[0].ValueKind != JsonValueKind.Object
            ? []
            : [.. !section.EndsWith("[]", StringComparison.Ordinal) && all[0].TryGetProperty("name", out _)
                ? all.Select(e => e.GetProperty("name").GetString()!)
                : all.SelectMany(e => e.EnumerateObject()).Select(p => p.Name).Distinct()];
        return names is [] ? [""] : names;
    }

    private static IEnumerable<(string Section, string Case, string Test)> Run(string file, Assembly tests) =>
        from type in tests.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        where method.GetCustomAttributes<FactAttribute>().Any()
        from runs in method.GetCustomAttributes<RunsAttribute>()
        where runs.File == file
        from name in runs.Cases.Count > 0 ? runs.Cases : FirstOfEachRow(method, type)
        select (runs.Section, name, type.Name);

    private static IEnumerable<string> FirstOfEachRow(MethodInfo method, Type type)
    {
        if (method.GetCustomAttribute<MemberDataAttribute>() is not { } data)
            return [""];
        PropertyInfo property = (data.MemberType ?? type).GetProperty(data.MemberName)!;
        return ((IEnumerable)property.GetValue(null)!).Cast<ITheoryDataRow>().Select(r => (string)r.GetData()[0]!);
    }

    private static IEnumerable<Row> Rows(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Root(), "docs", "reference-vectors.md"));
        return lines.SkipWhile(l => l != $"## {file}.json").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|'))
            .Select(cells => new Row(Quoted(cells[1]).Single(), Quoted(cells[2]), Quoted(cells[3]), cells[4].Trim()));
    }

    /// <summary>What stands between backticks.</summary>
    private static List<string> Quoted(string cell) => [.. cell.Split('`').Where((_, i) => i % 2 == 1)];

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Experiments.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("Experiments.sln");
    }

    /// <summary>A row of the table; no cases: all that no other row names. No tests: not run.</summary>
    private sealed record Row(string Section, IReadOnlyList<string> Cases, IReadOnlyList<string> Tests, string About);
}
