namespace Exp.Core.Config;

/// <summary>Collects everything wrong with an input, so that the user hears of all of it at once.</summary>
internal sealed class Problems
{
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

    /// <summary>All, by file and line.</summary>
    public IReadOnlyList<Problem> Sorted() =>
        [.. found.OrderBy(p => Rank(p.File)).ThenBy(p => p.Line).ThenBy(p => p.Column)];

    /// <summary>Ends the reading when anything was found.</summary>
    /// <exception cref="ConfigException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw new ConfigException(Sorted());
    }

    private int Rank(string file) =>
        string.Equals(file, Place.CommandLineFile, StringComparison.Ordinal) ? int.MaxValue : files.IndexOf(file);
}
