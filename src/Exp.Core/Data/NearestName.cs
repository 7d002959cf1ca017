using Exp.Engine.Catalog;

namespace Exp.Core.Data;

/// <summary>The end of a message about a name that does not exist: the nearest one, and all there are.</summary>
internal static class NearestName
{
    private const int Shown = 12;

    /// <summary>"; did you mean 'setosa'? (there are setosa, versicolor, virginica)"</summary>
    public static string Advice(string wrong, IReadOnlyList<string> names)
    {
        string all = $"there are {string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? ", …" : "")}";
        string hint = Spelling.Hint(wrong, names);
        return hint.Length > 0 ? $"{hint} ({all})" : $"; {all}";
    }
}
