using Exp.Core.Data;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Norms;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Core.Plan;

/// <summary>Every family that a config may choose from: binder, schema, help and reference pages go by this one list.</summary>
public static class Families
{
    /// <summary>In the order in which a config names them.</summary>
    public static IReadOnlyList<IFamily> All { get; } =
    [
        DataSource.All, Model.All, Activation.All, Norm.All, Parametrization.All, Initializer.All, Loss.All, Optimizer.All, Schedule.All,
        BatchStrategy.All, StopRule.All, Keep.All, Clip.All, Rng.All,
    ];
}
