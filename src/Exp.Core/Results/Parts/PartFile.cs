using System.Globalization;

namespace Exp.Core.Results.Parts;

/// <summary>A part file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record PartFile(string Path, string Name)
{
    /// <summary>The number its writer gave it, in the order of starts in one folder; a copy keeps it. 0 when it has none.</summary>
    public int Number { get; } = NumberOf(System.IO.Path.GetFileName(Path));

    private static int NumberOf(string name)
    {
        int digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(name.AsSpan(0, Math.Max(0, digits)), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
