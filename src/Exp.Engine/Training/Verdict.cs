using System.Globalization;

namespace Exp.Engine.Training;

/// <summary>How a training ended and why: the first rule that fires wins.</summary>
/// <param name="Status">The rule.</param>
/// <param name="Reason">One sentence with the measured numbers; empty when ok.</param>
/// <param name="FirstBadStep">The step that broke a rule while training; null for the rules applied at the end.</param>
/// <param name="NonfiniteKind">"nan" or "inf"; empty otherwise.</param>
internal sealed record Verdict(TrainingStatus Status, string Reason, long? FirstBadStep = null, string NonfiniteKind = "")
{
    // A training that ends above its beginning by more than this did not recover.
    private const double Recovered = 1.01;

    // A training that ends at this share of the constant prediction's loss has learnt nothing worth the name.
    private const double Constant = 0.9;
    private const double MostlyDead = 0.5, MostlySaturated = 0.9, NoSpread = 1e-3, Peaked = 1.5;

    public static Verdict Ok { get; } = new(TrainingStatus.Ok, "");

    public static Verdict Nonfinite(long step, double value, string what, double before) => new(
        TrainingStatus.DivergedNonfinite,
        Text($"{what} became {Kind(value)} at step {step}; the loss before was {before:G4}"), step, Kind(value));

    public static Verdict AboveCap(long step, LossWatch watch) => new(
        TrainingStatus.DivergedCap,
        Text($"the smoothed loss rose above the cap {watch.Cap:G4} at step {step}"), step);

    /// <summary>The rules applied when the budget is spent. Losses without a constant level have none.</summary>
    public static Verdict AtEnd(double first, double last, double? constant, LossWatch watch, Probe before, Probe after)
    {
        if (constant is not double level)
            return Ok;
        if (last > first * Recovered)
            return new Verdict(TrainingStatus.DivergedFinal, Text($"the training loss ended at {last:G4}, above {first:G4} where it began"));
        if (last >= Constant * level && Cause(watch.Peak / first, before, after) is string cause)
            return new Verdict(TrainingStatus.Collapsed, Text($"the training loss ended at {last:G4}; always predicting the mean gives {level:G4}; {cause}"));
        return Ok;
    }

    private static string? Cause(double peakRatio, Probe before, Probe after)
    {
        double spread = after.PredictionSpread / before.PredictionSpread;
        if (after.DeadFraction >= MostlyDead)
            return Text($"{after.DeadFraction:P0} of the units of a layer are dead");
        if (after.SaturatedFraction >= MostlySaturated)
            return Text($"{after.SaturatedFraction:P0} of the activations of a layer are saturated");
        if (spread < NoSpread)
            return "it predicts the same for every row";
        return peakRatio > Peaked ? Text($"the loss had risen to {peakRatio:G3} times its start") : null;
    }

    private static string Kind(double value) => double.IsNaN(value) ? "nan" : "inf";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
