namespace Exp.Core.Results;

/// <summary>What the clock said about a trial; monotonic, in seconds. Never part of a comparison.</summary>
/// <param name="Host">Name of the machine.</param>
/// <param name="Threads">Threads the trial used.</param>
/// <param name="TrainSeconds">Training, with the evaluation after every epoch.</param>
/// <param name="EvaluateSeconds">Final predictions and metrics.</param>
/// <param name="TotalSeconds">Everything, with preparing the rows.</param>
/// <param name="SamplesPerSecond">Training rows visited per second of training.</param>
public sealed record TrialTiming(
    string Host, int Threads, double TrainSeconds, double EvaluateSeconds, double TotalSeconds, double SamplesPerSecond);
