using Exp.Engine.Catalog;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Core.Plan;

/// <summary>The section train: of a config.</summary>
public sealed record TrainSettings(
    [Option("passes over the training rows", Default = "10", Min = 1, Max = 1_000_000)] int Epochs,
    [Option("when to stop before that", Default = "never")] StopRule Stop,
    [Option("which epoch's weights are scored and kept: last, or best by a metric; when left out what goes with the stop rule", Later = true)] Keep? Keep = null);
