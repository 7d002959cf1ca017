using System.CommandLine;

namespace Exp.Cli.Commands;

/// <summary>The trained network that predict and export work on.</summary>
internal static class ModelArgument
{
    public static Argument<string> Value { get; } = new("model")
    {
        Description = "A trained network: a .safetensors file, or the results folder of exp run.",
    };
}
