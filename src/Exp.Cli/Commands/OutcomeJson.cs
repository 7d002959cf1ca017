using System.Text.Json;
using System.Text.Json.Nodes;
using Exp.Core.Sweeps;

namespace Exp.Cli.Commands;

/// <summary>`exp sweep --json`: how the sweep ended and what it found.</summary>
internal static class OutcomeJson
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static JsonObject Of(SweepOutcome outcome, SweepRequest request) => new()
    {
        ["folder"] = request.Folder,
        ["trials"] = outcome.Trials,
        ["trained"] = outcome.Trained,
        ["reused"] = outcome.Reused,
        ["crashed"] = outcome.Crashed,
        ["missing"] = outcome.Missing,
        ["left"] = outcome.Left,
        ["poisoned"] = outcome.Poisoned,
        ["files"] = new JsonArray([.. outcome.Files.Select(f => (JsonNode)f)]),
        ["summary"] = JsonSerializer.SerializeToNode(outcome.Summary, SnakeCase),
    };
}
