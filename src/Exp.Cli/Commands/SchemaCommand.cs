using System.CommandLine;
using Exp.Core.Plan;

namespace Exp.Cli.Commands;

/// <summary>`exp schema`: JSON Schema of a config, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command("schema", "Write the JSON Schema of a config, for completion in editors.");
        command.SetAction(_ =>
        {
            shell.Output.WriteLine(ConfigSchema.Build().ToJsonString(Json.Indented));
            return ExitCode.Fine;
        });
        return command;
    }
}
