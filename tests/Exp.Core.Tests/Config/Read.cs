using Exp.Core.Config;

namespace Exp.Core.Tests.Config;

/// <summary>Short ways to read texts and to see what is wrong with them.</summary>
internal static class Read
{
    public const string File = "x.yaml";

    /// <summary>The tree of a text that must be right.</summary>
    public static Node Yaml(string text)
    {
        var problems = new Problems();
        Node? node = YamlComposer.File(text, File, problems);
        problems.ThrowIfAny();
        return node!;
    }

    /// <summary>What is said about a text.</summary>
    public static string Wrong(string text)
    {
        var problems = new Problems();
        _ = YamlComposer.File(text, File, problems);
        return string.Join('\n', problems.Sorted());
    }

    /// <summary>The tree in one line.</summary>
    public static string Line(string text) => NodeText.Of(Yaml(text));
}
