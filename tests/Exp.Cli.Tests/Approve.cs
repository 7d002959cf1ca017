using Exp.Cli.Tests.Architecture;

namespace Exp.Cli.Tests;

/// <summary>
/// Compares a text that people read with the approved one beside the tests. When they differ the new text is written
/// as NAME.received.txt; if it is right, rename it to NAME.txt.
/// </summary>
internal static class Approve
{
    public static void Text(string name, string text)
    {
        string folder = Path.Combine(SourceFile.Root, "tests", "Exp.Cli.Tests", "Approved");
        string approved = Path.Combine(folder, name + ".txt"), received = Path.Combine(folder, name + ".received.txt");
        // The help of the parser library pads lines with blanks; no reader sees them.
        text = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
        if (File.Exists(approved) && string.Equals(File.ReadAllText(approved).ReplaceLineEndings("\n"), text, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from the approved text; compare {received} with {approved}");
    }
}
