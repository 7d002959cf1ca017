using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Results.Files;
using Exp.Engine.Checks;
using Exp.Engine.Numbers;

namespace Exp.Cli.Commands;

/// <summary>`exp doctor`: whether engine and machine are in order.</summary>
internal static class DoctorCommand
{
    private const string Fine = "ok", Wrong = "WRONG", Note = "note";

    public static Command Make(Shell shell)
    {
        var command = new Command("doctor", "Check engine and machine: the bits of short trainings, a gradient, folders, versions.") { CommonOptions.Json };
        command.SetAction(parsed => Run(parsed.GetValue(CommonOptions.Json), shell));
        return command;
    }

    private static int Run(bool json, Shell shell)
    {
        (string Mark, string What, string Says)[] findings = [.. Bits(), Gradient(), .. Machines(), Data(), Writing()];
        bool right = findings.All(f => f.Mark != Wrong);
        if (json)
        {
            var list = new JsonArray([.. findings.Select(f => new JsonObject { ["mark"] = f.Mark, ["what"] = f.What, ["says"] = f.Says })]);
            shell.Output.WriteLine(new JsonObject { ["right"] = right, ["findings"] = list }.ToJsonString(Json.Indented));
        }
        else
        {
            var table = new TextTable("", "", "");
            foreach ((string mark, string what, string says) in findings)
                table.Add(mark, what, says);
            table.WriteTo(shell.Output);
            shell.Output.WriteLine();
            shell.Output.WriteLine(right ? "everything is in order" : "something is not in order; please report it with these lines");
        }
        return right ? ExitCode.Fine : ExitCode.ExpectationFailed;
    }

    private static IEnumerable<(string, string, string)> Bits() => BitsCheck.Run().Select(bits => bits.Same
        ? (Fine, $"bits of {bits.Name}", "as everywhere")
        : (Wrong, $"bits of {bits.Name}", $"{bits.Found[..8]}, elsewhere {bits.Expected[..8]}"));

    private static (string, string, string) Gradient()
    {
        double worst = GradientCheck.Worst();
        return (worst <= GradientCheck.Tolerance ? Fine : Wrong, "gradient", string.Create(
            CultureInfo.InvariantCulture, $"{worst:0.0e+0} from central differences"));
    }

    private static IEnumerable<(string, string, string)> Machines() =>
    [
        (Fine, "version", $"exp {Machine.ExpVersion}, numerics {NumericsVersion.Current}"),
        (Fine, "runtime", Machine.Runtime),
        (Fine, "system", Machine.System),
        (BitsCheck.IsFast ? Fine : Note, "processor", string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {(Machine.Cpu.Length == 0 ? "no vector instructions" : Machine.Cpu)}{(BitsCheck.IsFast ? "" : "; without fused multiply-add everything is right, and hundreds of times slower")}")),
    ];

    private static (string, string, string) Data()
    {
        try
        {
            return (Fine, "data", ShippedData.Folder());
        }
        catch (UsageException missing)
        {
            return (Wrong, "data", missing.Message);
        }
    }

    // A file that is made and removed again where results would go.
    private static (string, string, string) Writing()
    {
        string folder = Directory.Exists("results") ? "results" : ".";
        string probe = Path.Combine(folder, $".exp-doctor-{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return (Fine, "results", $"can be written to {Path.GetFullPath(folder)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Wrong, "results", e.Message);
        }
    }
}
