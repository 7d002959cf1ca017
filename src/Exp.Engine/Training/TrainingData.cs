using System.Numerics;
using Exp.Engine.Batching;

namespace Exp.Engine.Training;

/// <summary>
/// The rows of one training: features, targets already coded for the loss, and which rows belong to which part.
/// Immutable, shared by all trials of a repeat.
/// </summary>
/// <param name="Features">All rows.</param>
/// <param name="Targets">Targets [rows × outputs], row-major, coded for the loss (see LabelCoding).</param>
/// <param name="Labels">Class index per row; empty for regression.</param>
/// <param name="Outputs">Targets per row.</param>
/// <param name="Train">Row numbers of the training rows, in the order in which an unshuffled epoch visits them.</param>
/// <param name="Validation">Row numbers held out for choosing; may be empty.</param>
/// <param name="Test">Row numbers held out for reporting; may be empty.</param>
public sealed record TrainingData<T>(
    FeatureRows<T> Features, T[] Targets, int[] Labels, int Outputs, int[] Train, int[] Validation, int[] Test)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
