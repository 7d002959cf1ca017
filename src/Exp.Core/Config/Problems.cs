namespace Exp.Core.Config;

/// <summary>Collects everything wrong with an input, so that the user hears of all of it at once.</summary>
internal sealed class Problems
{
    private const int Shown = 1_000;

    private readonly List<Problem> found = [];
    private readonly HashSet<Problem> seen = [];
    private readonly List<string> files = [];

    /// <summary>How many so far.</summary>
    public int Count => found.Count;

    /// <summary>Files are reported in the order in which they are named here, the command line last.</summary>
    public void Name(string file)
    {
        if (!files.Contains(file, StringComparer.Ordinal))
            files.Add(file);
    }

    /// <summary>Adds one; the same problem of many trials counts once.</summary>
    public void Add(Place place, string text)
    {
        Name(place.File);
        var problem = new Problem(place.File, place.Line, place.Column, text);
        if (seen.Add(problem))
            found.Add(problem);
    }

    /// <summary>By file and line; beyond a thousand only their number.</summary>
    public IReadOnlyList<Problem> Sorted()
    {
        IEnumerable<Problem> sorted = found.OrderBy(p => Rank(p.File)).ThenBy(p => p.Line).ThenBy(p => p.Column).Take(Shown);
        return found.Count <= Shown
            ? [.. sorted]
            : [.. sorted, new Problem(found[0].File, 0, 0, $"{Words.Count(found.Count - Shown, "further problem")} not shown")];
    }

    /// <summary>Ends the reading when anything was found.</summary>
    /// <exception cref="ConfigException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw new ConfigException(Sorted());
    }

    private int Rank(string file) =>
        file == Place.CommandLineFile ? int.MaxValue : files.IndexOf(file);
}
