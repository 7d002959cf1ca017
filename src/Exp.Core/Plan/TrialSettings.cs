using Exp.Core.Data;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;

namespace Exp.Core.Plan;

/// <summary>Everything that determines a trial's numbers, bound and checked. Data, not text: nobody sees YAML after this.</summary>
public sealed record TrialSettings(
    Precision Precision, DataSettings Data, Model Model, Loss Loss, Optimizer Optimizer, Schedule Schedule,
    BatchStrategy Batch, TrainSettings Train);
