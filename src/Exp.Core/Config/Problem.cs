using System.Globalization;

namespace Exp.Core.Config;

/// <summary>One thing wrong with an input, where it stands and how to mend it.</summary>
/// <param name="File">The file, or "command line".</param>
/// <param name="Line">Line from 1; 0 when the problem has no place in the file.</param>
/// <param name="Column">Column from 1; 0 when unknown.</param>
/// <param name="Text">What is wrong, what is allowed, what to do.</param>
public sealed record Problem(string File, long Line, long Column, string Text)
{
    /// <summary>"configs/x.yaml(12,14): error: unknown optimizer 'adamm'; did you mean 'adam'?"</summary>
    public override string ToString() => Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): error: {Text}")
        : $"{File}: error: {Text}";
}
