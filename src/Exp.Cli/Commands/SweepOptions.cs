using System.CommandLine;

namespace Exp.Cli.Commands;

/// <summary>Options of the commands that train.</summary>
internal static class SweepOptions
{
    public static Option<bool> Force { get; } = CommonOptions.Flag("--force", "Throw away what the folder holds and start again.");

    public static Option<bool> RetryFailed { get; } = CommonOptions.Flag("--retry-failed", "Do crashed trials again.");

    public static Option<bool> SaveModels { get; } = CommonOptions.Flag("--save-models", "Keep every trained network in the folder models/.");

    public static Option<bool> DryRun { get; } = CommonOptions.Flag("--dry-run", "Check everything and show the plan; train and write nothing.");

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
