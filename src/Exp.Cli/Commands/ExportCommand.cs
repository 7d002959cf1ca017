using System.CommandLine;
using Exp.Core.Models;
using Exp.Core.Models.Onnx;
using Exp.Core.Results.Files;

namespace Exp.Cli.Commands;

/// <summary>`exp export`: a trained network for the rest of the world.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Onnx = new("--onnx")
    {
        Description = "Write an ONNX model with the scaling of the inputs in it.",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Make(Shell shell)
    {
        var command = new Command("export", "Write a trained network in another format.") { ModelArgument.Value, Onnx };
        command.SetAction(parsed =>
        {
            TrainedModel model = ModelFile.Read(parsed.GetValue(ModelArgument.Value)!);
            string path = parsed.GetValue(Onnx)!;
            AtomicFile.Write(Path.GetFullPath(path), stream => stream.Write(OnnxExport.Bytes(model)));
            string values = model.Classes.Count == 0 ? "prediction" : model.Loss.Probabilities ? "label, probabilities" : "label, scores";
            shell.Output.WriteLine($"{path}: x [rows, {model.Features.Count}] -> {values}");
            return ExitCode.Fine;
        });
        return command;
    }
}
