using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exp.Core.Plan.Conditions;
using Exp.Engine.Catalog;

namespace Exp.Query;

/// <summary>
/// Judges conditions over settings: each section is a table of its distinct values as structs, a setting is a row of
/// numbers, and one query asks all conditions of all settings. A database is there only while it is asked.
/// </summary>
public sealed partial class SettingConditions : ISettingConditions
{
    private const string Describe = "describe ";
    private const string Number = "\"#\""; // like no key, so that it is suggested for none

    /// <inheritdoc/>
    public IReadOnlyList<ConditionAnswer> Ask(SettingRows settings, IReadOnlyList<string> conditions)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(conditions);
        using var database = new Database();
        string[] keys = Fill(database, settings);
        SqlText[] texts = [.. conditions.Select(c => new SqlText(c))];
        string?[] problems = [.. texts.Select(t => Objection(database, t, keys))];
        try
        {
            if (problems.All(p => p is null))
                return [.. Holds(database, texts, settings.Count).Select(h => new ConditionAnswer(null, h))];
        }
        catch (SqlException)
        {
            // One of them fails for some setting; which one, and why, is asked below.
        }
        return [.. texts.Select((t, i) => new ConditionAnswer(problems[i] ?? Failure(database, t, settings.Count), []))];
    }

    /// <summary>Puts them in; returns the keys that there are: optimizer.lr, precision, …</summary>
    private static string[] Fill(Database database, SettingRows settings)
    {
        // What all settings share needs no number.
        SectionValues[] various = [.. settings.Sections.Where(s => s.Json.Count > 1 || s.Of.Contains(-1))];
        string[] keys = [.. settings.Sections.SelectMany(s => CreateSection(database, s))];
        database.Create(
            "combinations", ["r bigint", .. various.Select(s => $"{SqlText.Name(s.Name)} bigint")],
            Enumerable.Range(0, settings.Count).Select(r => (object?[])[(long)r, .. various.Select(s => (object?)(long)s.Of[r])]),
            "select * from");
        IEnumerable<string> columns = settings.Sections.Select(s => $"{TableOf(s)}.v as {SqlText.Name(s.Name)}");
        IEnumerable<string> joins = settings.Sections.Select(s => various.Contains(s)
            ? $"left join {TableOf(s)} on c.{SqlText.Name(s.Name)} = {TableOf(s)}.i"
            : $"cross join {TableOf(s)}");
        database.View($"settings as select c.r as {Number}, {string.Join(", ", columns)} from combinations c {string.Join(' ', joins)}");
        return keys;
    }

    private static string TableOf(SectionValues section) => SqlText.Name("values of " + section.Name);

    private static IEnumerable<string> CreateSection(Database database, SectionValues section)
    {
        JsonElement[] values = [.. section.Json.Select(j => JsonElement.Parse(j))];
        var shape = new SettingShape();
        foreach (JsonElement value in values)
            shape.Add(value);
        (IReadOnlyList<string> Path, string Type)[] leaves = [.. shape.Leaves()];
        int column = 0;
        string packed = shape.Packed(ref column);
        database.Create(
            "values of " + section.Name, ["i bigint", .. leaves.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"c{i} {l.Type}"))],
            values.Select((value, i) => (object?[])[(long)i, .. leaves.Select(l => SettingShape.Value(value, l.Path, l.Type))]),
            $"select i, {packed} as v from");
        return leaves.Select(l => string.Join('.', l.Path.Prepend(section.Name)));
    }

    private static string? Objection(Database database, SqlText text, string[] keys)
    {
        if (text.IsQuery)
            return "is a query; write a condition over one setting, such as optimizer.lr > 1";
        try
        {
            string type = (string)database.Ask($"{Describe}{text.Statement}, {Number} from settings", CancellationToken.None).Rows[0][1]!;
            return type == "BOOLEAN" ? null : $"gives {type} instead of a boolean; compare it with something";
        }
        catch (SqlException e) when (e.Message.Contains("GROUP BY", StringComparison.Ordinal))
        {
            return "counts over settings; a condition looks at one";
        }
        catch (SqlException e)
        {
            string place = text.Place(Describe, e.Position);
            return $"{InOurWords(e.Message, keys)}{(place.Length == 0 ? "" : $" ({place})")}";
        }
    }

    // What stands before a point and is no column is a table to the database, and a section to us.
    private static string InOurWords(string message, string[] keys)
    {
        if (MissingTable().Match(message) is { Success: true } table)
            return $"no section '{table.Groups["name"].Value}'{Spelling.Hint(table.Groups["name"].Value, keys.Select(k => k.Split('.')[0]).Distinct(StringComparer.Ordinal))}";
        if (MissingColumn().Match(message) is { Success: true } column
            && keys.Where(k => k.EndsWith("." + column.Groups["name"].Value, StringComparison.Ordinal)).ToArray() is { Length: > 0 } below)
            return $"no column '{column.Groups["name"].Value}'; write {string.Join(" or ", below)}";
        return message;
    }

    [GeneratedRegex("\\AReferenced table \"(?<name>[^\"]*)\" not found", RegexOptions.CultureInvariant)]
    private static partial Regex MissingTable();

    [GeneratedRegex(@"\Ano column '(?<name>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex MissingColumn();

    private static bool[][] Holds(Database database, SqlText[] texts, int count)
    {
        string[] columns = [.. texts.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"coalesce(({t.Body}\n), false) as h{i}"))];
        Answer answer = database.Ask($"select {Number}, {string.Join(", ", columns)} from settings", CancellationToken.None, most: int.MaxValue);
        bool[][] holds = [.. texts.Select(_ => new bool[count])];
        foreach (object?[] row in answer.Rows)
        {
            for (int i = 0; i < texts.Length; i++)
                holds[i][(long)row[0]!] = (bool)row[i + 1]!;
        }
        return holds;
    }

    private static string? Failure(Database database, SqlText text, int count)
    {
        try
        {
            Holds(database, [text], count);
            return null;
        }
        catch (SqlException e)
        {
            return e.Message;
        }
    }
}
