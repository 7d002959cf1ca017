using System.CommandLine;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Query;

namespace Exp.Cli.Commands;

/// <summary>`exp check`: judges finished results by what is expected of them; writes nothing.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Results = new("dir") { Description = "The results folder of a finished sweep." };

    private static readonly Option<string?> Config = new("--config")
    {
        Description = "Take the expectations from this file; without it from the config.yaml of the folder.",
        HelpName = "FILE",
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("check", "Check whether finished results are as expected.") { Results, Config, CommonOptions.Json, CommonOptions.Quiet };
        command.SetAction((parsed, stop) =>
        {
            FinishedFolder folder = FinishedFolder.Open(parsed.GetValue(Results)!);
            string config = parsed.GetValue(Config) ?? folder.Config;
            // Golden files stay where they were: beside the config that the sweep was started with.
            string? golden = parsed.GetValue(Config) is null ? Path.GetDirectoryName(Manifest.ConfigPathIn(folder.Path)) : null;
            Expectations asked = ExpectationReader.Read(config, new ExpectationJudge(folder), golden);
            if (asked.Count == 0)
                throw new ResultsException($"{config} expects nothing, so that there is nothing to check; write expect: into it, or name another with --config");
            return Task.FromResult(Tell(ExpectationJudge.Judge(asked, folder, stop), parsed, shell));
        });
        return command;
    }

    private static int Tell(IReadOnlyList<Assertion> assertions, ParseResult parsed, Shell shell)
    {
        bool json = parsed.GetValue(CommonOptions.Json), holds = assertions.All(a => a.Passed);
        if (json)
        {
            var answer = new JsonObject { ["passed"] = holds, ["assertions"] = AssertionText.ToJson(assertions) };
            shell.Output.WriteLine(answer.ToJsonString(Json.Indented));
        }
        if (json || parsed.GetValue(CommonOptions.Quiet))
            AssertionText.WriteFailures(assertions, shell.Error);
        else
            AssertionText.Write(assertions, shell.Output);
        return holds ? ExitCode.Fine : ExitCode.ExpectationFailed;
    }
}
