using System.Text.RegularExpressions;

namespace Exp.Cli.Tests.Architecture;

/// <summary>One C# file under src/, read as text.</summary>
/// <param name="Path">Relative to the repository, with slashes: src/Exp.Engine/Kernels/Gemm.cs.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record SourceFile(string Path, string[] Lines)
{
    /// <summary>The folder that holds Experiments.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file under src/.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(System.IO.Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllLines(f))),
    ];

    /// <summary>The text without comment lines.</summary>
    public string Code => string.Join('\n', Lines.Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    /// <summary>src/Exp.Engine/Kernels/Gemm.cs is in Exp.Engine.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The namespace its folder asks for.</summary>
    public string FolderNamespace => string.Join('.', Path.Split('/')[1..^1]);

    /// <summary>Gemm.Float.cs is named Gemm.</summary>
    public string Name => Path.Split('/')[^1].Split('.')[0];

    /// <summary>The namespace it declares; empty for top-level statements.</summary>
    public string Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>Types declared at the top level: public ones and all.</summary>
    public IEnumerable<(string Name, bool Public, bool Partial)> Types => TypeLine().Matches(Code).Select(m =>
        (m.Groups["name"].Value, m.Groups["words"].Value.Contains("public", StringComparison.Ordinal),
            m.Groups["words"].Value.Contains("partial", StringComparison.Ordinal)));

    /// <summary>Namespaces of ours that it names, by using or in full.</summary>
    public IEnumerable<string> Uses => OurNamespace().Matches(Code.Replace($"namespace {Namespace};", "", StringComparison.Ordinal))
        .Select(m => m.Value).Distinct(StringComparer.Ordinal);

    private static string FindRoot()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(at.FullName, "Experiments.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("no Experiments.sln above the tests");
        return at.FullName;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?<words>(?:(?:public|internal|file|static|abstract|sealed|partial|readonly|ref|unsafe) )*)(?:class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\bExp\.(?:Engine|Core|Baselines|Report|Query|Cli)(?:\.[A-Z]\w*)*")]
    private static partial Regex OurNamespace();
}
