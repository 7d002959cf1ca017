namespace Exp.Core.Plan;

/// <summary>A word of a command line as one may type it again.</summary>
public static class ShellWord
{
    /// <summary>The word itself where a shell leaves it alone, else in single quotes.</summary>
    public static string Quote(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=,:@%+".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
