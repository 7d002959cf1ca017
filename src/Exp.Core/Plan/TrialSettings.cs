using Exp.Core.Data;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;

namespace Exp.Core.Plan;

/// <summary>
/// Everything that determines a trial's numbers, bound and checked. Data, not text: nobody sees YAML after this.
/// The parameters are the sections of a config; whatever stands in them may be swept.
/// </summary>
public sealed record TrialSettings(
    [Option("number type of the engine: float32 or float64", Default = "float32")] Precision Precision,
    [Option("what is learnt, and how the rows are split and scaled")] DataSettings Data,
    [Option("the network", Default = "mlp")] Model Model,
    [Option("what training makes small; when left out the loss that goes with model and data")] Loss Loss,
    [Option("how a step is made from a gradient", Default = "sgd")] Optimizer Optimizer,
    [Option("the learning rate over time", Default = "constant")] Schedule Schedule,
    [Option("which rows make one step", Default = "{strategy: mini, size: 32}")] BatchStrategy Batch,
    [Option("for how long", Default = "{}")] TrainSettings Train,
    [Option("penalties on weights, and limits for them", Default = "{}", Later = true)] Regularization Regularization,
    [Option("what is done to large gradients", Default = "none", Later = true)] Clip Clip,
    [Option("where initial weights and orders of rows come from; anything but philox only to re-create published runs", Default = "philox", Later = true)] Rng Rng);
