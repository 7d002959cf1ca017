using System.CommandLine;
using System.Text.Json;
using Exp.Cli.Terminal;
using Exp.Core.Sweeps;

namespace Exp.Cli.Commands;

/// <summary>`exp status`: how far a results folder is; writes nothing.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly Argument<string> Results = new("dir") { Description = "The results folder." };

    private static readonly Option<bool> Watch = CommonOptions.Flag("--watch", "Look again every two seconds until everything is there.");

    public static Command Make(Shell shell)
    {
        var command = new Command("status", "Show what is done, running, failed and missing in a results folder.") { Results, Watch, CommonOptions.Json };
        command.SetAction((parsed, stop) => Run(parsed, shell, stop));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        string folder = parsed.GetValue(Results)!;
        bool json = parsed.GetValue(CommonOptions.Json), watch = parsed.GetValue(Watch);
        FolderStatus status = FolderStatus.Read(folder);
        if (watch)
        {
            var view = new StatusWatch(shell, json);
            for (; !status.Complete; status = FolderStatus.Read(folder))
            {
                view.Show(status);
                await Task.Delay(Pause, shell.Clock, stop).ConfigureAwait(false);
            }
            view.Clear();
        }
        if (json)
            shell.Output.WriteLine(StatusJson.Of(status).ToJsonString(watch ? JsonSerializerOptions.Default : Json.Indented));
        else
            Tell(status, shell);
        return status.Complete ? ExitCode.Fine : ExitCode.Refused;
    }

    private static void Tell(FolderStatus status, Shell shell)
    {
        foreach (string note in status.Notes)
            shell.Error.WriteLine($"note: {note}");
        foreach (string line in StatusText.Lines(status, Environment.ProcessorCount))
            shell.Output.WriteLine(line);
    }
}
