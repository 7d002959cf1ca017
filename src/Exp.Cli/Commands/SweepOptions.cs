using System.CommandLine;
using Exp.Core.Sweeps;

namespace Exp.Cli.Commands;

/// <summary>Options of the commands that train.</summary>
internal static class SweepOptions
{
    public static Option<bool> Force { get; } = CommonOptions.Flag("--force", "Throw away what the folder holds and start again.");

    public static Option<bool> RetryFailed { get; } = CommonOptions.Flag("--retry-failed", "Do again what crashed or never ended.");

    public static Option<bool> SaveModels { get; } = CommonOptions.Flag("--save-models", "Keep every trained network in the folder models/.");

    public static Option<bool> DryRun { get; } = CommonOptions.Flag("--dry-run", "Check everything and show the plan; train and write nothing.");

    public static Option<Shard?> Shard { get; } = new("--shard")
    {
        Description = "Do every n-th trial only, beginning with the i-th; exp merge puts the shards together.",
        HelpName = "i/n",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            var shard = Core.Sweeps.Shard.Parse(text);
            if (shard is null)
                result.AddError($"--shard must be one of 1/n to n/n, such as 2/3, got '{text}'");
            return shard;
        },
    };

    public static Option<TimeSpan?> MaxTime { get; } = new("--max-time")
    {
        Description = "Begin no trial that is forecast to end later than this, such as 30m or 1h30m.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (Durations.Parse(text) is { } time)
                return time;
            result.AddError($"--max-time must be a time such as 90s, 30m or 1h30m, got '{text}'");
            return null;
        },
    };

    public static Option<string?> OnError { get; } = new("--on-error")
    {
        Description = "After a crashed trial: finish the others (continue, the default), or start no more (stop).",
        HelpName = "continue|stop",
        CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (word is not ("continue" or "stop"))
                result.AddError($"--on-error must be continue or stop, got '{word}'");
            return word;
        },
    };
}
