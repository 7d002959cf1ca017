namespace Exp.Cli;

/// <summary>What a command tells its caller. A diverged trial is a result, not a failure.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int TrialCrashed = 1;
    public const int BadInput = 2;
    public const int ExpectationFailed = 3;
    public const int Refused = 4;
    public const int InternalError = 5;
    public const int Interrupted = 130;
}
