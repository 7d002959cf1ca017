using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>The keys of a config that belong to the experiment, not to a trial: they cannot be swept.</summary>
internal sealed record ExperimentSettings(
    [Option("letters, digits, - and _; names the results folder; when left out the name of the file")] string? Name = null,
    [Option("what the experiment is for")] string Description = "",
    [Option("the one root seed", Min = 0)] long Seed = 1,
    [Option("trials per setting, each with seeds of its own", Min = 1)] int Repeats = 1,
    [Option("models to set beside the network", Default = "[]")] IReadOnlyList<string>? Baselines = null,
    [Option("what must hold in the results; judged after every sweep", Default = "[]")] IReadOnlyList<Expectation>? Expect = null)
{
    /// <summary>The key of the expectations.</summary>
    public const string ExpectKey = "expect";
}
