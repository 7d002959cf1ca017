using Exp.Engine.Catalog;

namespace Exp.Core.Config;

/// <summary>What the user probably meant, or what would have been allowed.</summary>
internal static class Suggestion
{
    /// <summary>"; did you mean 'adam'?" for a near miss, else "; allowed: adam, sgd", else "".</summary>
    public static string For(string word, IReadOnlyCollection<string> allowed)
    {
        string hint = Spelling.Hint(word, allowed);
        return hint.Length > 0 || allowed.Count == 0 ? hint : $"; allowed: {string.Join(", ", allowed)}";
    }
}
