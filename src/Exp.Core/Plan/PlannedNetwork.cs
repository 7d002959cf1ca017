using Exp.Engine.Batching;
using Exp.Engine.Networks;

namespace Exp.Core.Plan;

/// <summary>What follows from model, loss, batch, budget and data together.</summary>
/// <param name="Network">The layers.</param>
/// <param name="Batch">The batch strategy, its size clipped to the training rows.</param>
/// <param name="Clipped">The batch size that was clipped to; null when none was.</param>
/// <param name="BudgetSteps">Optimizer steps.</param>
/// <param name="Flops">Floating-point operations.</param>
internal sealed record PlannedNetwork(NetworkSpec Network, BatchStrategy Batch, int? Clipped, long BudgetSteps, double Flops);
