using System.CommandLine;
using System.Globalization;
using Exp.Baselines;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Sweeps;
using Exp.Query;
using Exp.Report;

namespace Exp.Cli.Commands;

/// <summary>What `sweep` and `run` share: plan line, training under a progress view, closing table, exit code.</summary>
internal static class Training
{
    /// <summary>Trains; returns the exit code.</summary>
    public static int Run(SweepPlan plan, string folder, int jobs, bool saveModels, ParseResult parsed, Shell shell, CancellationToken stop)
    {
        bool quiet = parsed.GetValue(CommonOptions.Quiet), json = parsed.GetValue(CommonOptions.Json);
        if (parsed.GetValue(SweepOptions.DryRun))
        {
            PlanCommand.Show(plan, jobs, json, shell);
            return ExitCode.Fine;
        }
        if (!quiet)
            Open(plan, jobs, shell);
        SweepRequest request = Request(plan, folder, jobs, saveModels, parsed, shell);
        int ended = Train(request, parsed, shell, stop, out SweepOutcome? outcome);
        if (outcome is null)
            return ended;
        Close(outcome, request, quiet, json, shell);
        return CodeOf(outcome);
    }

    /// <summary>Trains into a scratch folder, and says nothing of what came of it; returns the exit code.</summary>
    public static int Again(SweepPlan plan, string folder, int jobs, ParseResult parsed, Shell shell, CancellationToken stop) =>
        Train(Request(plan, folder, jobs, saveModels: false, parsed, shell), parsed, shell, stop, out _);

    private static int Train(SweepRequest request, ParseResult parsed, Shell shell, CancellationToken stop, out SweepOutcome? outcome)
    {
        SweepPlan plan = request.Plan;
        ProgressView view = ProgressView.For(
            shell, plan, parsed.GetValue(CommonOptions.Quiet), shell.Terminal.Color && !parsed.GetValue(CommonOptions.NoColor));
        outcome = null;
        try
        {
            outcome = view.While(() => Sweep.Run(request, view, stop));
            return ExitCode.Fine;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"interrupted; {view.Done} of {view.Total ?? plan.Trials.Count} trials are done; go on with: {request.CommandLine}"));
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, most often: the records on it are whole lines, so that nothing but the rest is to do.
            shell.Error.WriteLine($"exp: error: the results could not be written: {e.Message}");
            shell.Error.WriteLine($"     mend it (free space on the disk?) and go on with: {request.CommandLine}");
            return ExitCode.Refused;
        }
    }

    /// <summary>A crash comes first: what is expected of results with holes in them says less than the holes.</summary>
    internal static int CodeOf(SweepOutcome outcome) =>
        outcome.Crashed > 0 ? ExitCode.TrialCrashed
        : outcome.Left > 0 ? ExitCode.Refused
        : Judged(outcome).All(a => a.Passed) ? ExitCode.Fine
        : ExitCode.ExpectationFailed;

    /// <summary>What the options of the command line ask for.</summary>
    internal static SweepRequest Request(SweepPlan plan, string folder, int jobs, bool saveModels, ParseResult parsed, Shell shell) => new()
    {
        Plan = plan,
        Folder = folder,
        Jobs = jobs,
        Baselines = BaselineList.All,
        Force = parsed.GetValue(SweepOptions.Force),
        RetryFailed = parsed.GetValue(SweepOptions.RetryFailed),
        Shard = parsed.GetValue(SweepOptions.Shard) ?? Shard.Whole,
        MaxTime = parsed.GetValue(SweepOptions.MaxTime),
        StopOnError = parsed.GetValue(SweepOptions.OnError) is "stop",
        SaveModels = saveModels,
        CommandLine = CommandLineText.Of(parsed),
        Clock = shell.Clock,
        Judge = ExpectationJudge.Judge,
        Summarize = SummaryPage.Render,
    };

    private static IReadOnlyList<Assertion> Judged(SweepOutcome outcome) => outcome.Summary?.Assertions ?? [];

    private static void Open(SweepPlan plan, int jobs, Shell shell)
    {
        IEnumerable<string> texts = plan.Notes.Select(note => $"note: {note}").Prepend(PlanLine.Of(plan, jobs));
        foreach (string line in texts.SelectMany(text => Words.Wrap(text, 80)))
            shell.Error.WriteLine(line);
    }

    /// <summary>Says how it ended.</summary>
    internal static void Close(SweepOutcome outcome, SweepRequest request, bool quiet, bool json, Shell shell)
    {
        if (json)
            shell.Output.WriteLine(OutcomeJson.Of(outcome, request).ToJsonString(Json.Indented));
        else if (!quiet)
            Farewell(outcome, request, shell);
        if (json || quiet)
            AssertionText.WriteFailures(Judged(outcome), shell.Error);
        if (outcome.Left > 0 || !quiet)
            RestText.Write(outcome, request, shell.Error);
    }

    private static void Farewell(SweepOutcome outcome, SweepRequest request, Shell shell)
    {
        if (outcome.Summary is not { } summary)
            return;
        ClosingTable.Write(summary, shell.Output);
        if (Judged(outcome) is { Count: > 0 } assertions)
        {
            shell.Output.WriteLine();
            AssertionText.Write(assertions, shell.Output);
            shell.Output.WriteLine();
        }
        string files = $"results: {request.Folder}/ has {string.Join(", ", outcome.Files)}";
        foreach (string line in Words.Wrap(files, 80))
            shell.Output.WriteLine(line);
        shell.Output.WriteLine($"reproduce: {request.CommandLine}");
    }
}
