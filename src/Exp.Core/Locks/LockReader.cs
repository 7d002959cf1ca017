using System.Globalization;
using System.Text.RegularExpressions;
using Exp.Core.Config;
using Exp.Core.Results;

namespace Exp.Core.Locks;

/// <summary>
/// Reads a lock line by line, as it was written: a million trials are no document for a YAML reader. A line that exp does
/// not write is refused with its place.
/// </summary>
internal sealed partial class LockReader(string path)
{
    private readonly Dictionary<string, string> top = new(StringComparer.Ordinal), data = new(StringComparer.Ordinal), tables = new(StringComparer.Ordinal);
    private readonly List<LockedTrial> trials = [];
    private readonly List<LockedBaseline> baselines = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private string section = "";
    private int line;

    /// <exception cref="ResultsException">A line is no line of a lock, or something is missing.</exception>
    public ResultsLock Read(IEnumerable<string> lines)
    {
        foreach (string text in lines)
        {
            line++;
            if (text.Length > 0 && text[0] != '#')
                Take(text);
        }
        if (top.GetValueOrDefault("lock") != LockFile.Format.ToString(CultureInfo.InvariantCulture))
            throw new ResultsException($"{path}: is no lock of this version of exp; write it anew with exp lock");
        return new ResultsLock
        {
            Config = Needed("config"),
            Numerics = int.TryParse(Needed("numerics"), NumberStyles.None, CultureInfo.InvariantCulture, out int numerics) ? numerics : throw Bad(),
            Data = data, Tables = tables, Trials = trials, Baselines = baselines,
        };
    }

    private void Take(string text)
    {
        if (TopLine().Match(text) is { Success: true } key)
        {
            section = key.Groups[1].Value;
            if (!top.TryAdd(section, key.Groups[2].Value))
                throw Bad();
            return;
        }
        Match entry = EntryLine().Match(text);
        if (!entry.Success)
            throw Bad();
        string name = entry.Groups[1].Value.Trim('"'), value = entry.Groups[2].Value;
        if (!names.Add($"{section}/{name}"))
            throw Bad();
        switch (section)
        {
            case "data":
                data[name] = value.Trim('"');
                break;
            case "tables":
                tables[name] = value.Trim('"');
                break;
            case "trials":
                trials.Add(Trial(name, Fields(value)));
                break;
            case "baselines":
                baselines.Add(Baseline(name, Fields(value)));
                break;
            default:
                throw Bad();
        }
    }

    private LockedTrial Trial(string id, Dictionary<string, string> fields)
    {
        string digest = Field(fields, "rows"), status = Field(fields, "status"), marks = Field(fields, "marks");
        return new LockedTrial(
            id, digest, status, fields.Where(f => f.Key is not ("rows" or "status" or "marks")).ToDictionary(StringComparer.Ordinal), marks);
    }

    private LockedBaseline Baseline(string fit, Dictionary<string, string> fields)
    {
        double? score = null;
        if (fields.TryGetValue("score", out string? text))
            score = NumberText.TryDouble(text, out double number, out _) ? number : throw Bad();
        return new LockedBaseline(fit, Field(fields, "status"), score);
    }

    private Dictionary<string, string> Fields(string text)
    {
        Match match = FlowMap().Match(text);
        if (!match.Success)
            throw Bad();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((Capture key, Capture value) in match.Groups[1].Captures.Zip(match.Groups[2].Captures))
        {
            if (!fields.TryAdd(key.Value, value.Value.Trim('"')))
                throw Bad();
        }
        return fields;
    }

    private string Field(Dictionary<string, string> fields, string name) => fields.TryGetValue(name, out string? value) ? value : throw Bad();

    private string Needed(string key) =>
        top.GetValueOrDefault(key) is { Length: > 0 } value ? value : throw new ResultsException($"{path}: has no {key}; write it anew with exp lock");

    private ResultsException Bad() => new($"{path}:{line}: is no line of a lock; write the file anew with exp lock");

    [GeneratedRegex(@"^([a-z]+):(?: ([0-9a-f]+|\{\}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TopLine();

    [GeneratedRegex("""^  ("[^"]*"|[^ ":]+): ("[0-9a-f+]+"|\{.*\})$""", RegexOptions.CultureInvariant)]
    private static partial Regex EntryLine();

    [GeneratedRegex("""^\{(?:([a-z_]+): ("[^"]*"|[^ ,"{}]+)(?:, |(?=\}$)))+\}$""", RegexOptions.CultureInvariant)]
    private static partial Regex FlowMap();
}
