namespace Exp.Cli.Tests.Architecture;

/// <summary>The rooms of the house and which other rooms each may use. Nothing points back.</summary>
internal static class Rooms
{
    private static readonly string[] EngineParts =
        ["Engine.Activations", "Engine.Initializers", "Engine.Losses", "Engine.Optimizers", "Engine.Schedules", "Engine.Batching",
        "Engine.Monitoring", "Engine.Clipping", "Engine.Regularizers", "Engine.Norms"];

    private static readonly string[] EngineForOthers =
        [.. EngineParts, "Engine.Catalog", "Engine.Numbers", "Engine.Networks", "Engine.Draws", "Engine.Training"];

    /// <summary>Room → rooms it may use. Kernels and layers are nobody's business outside the engine.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Engine.Catalog"] = [],
        ["Engine.Numbers"] = [],
        ["Engine.Kernels"] = ["Engine.Numbers"],
        ["Engine.Activations"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels"],
        ["Engine.Initializers"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels"],
        ["Engine.Losses"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels"],
        ["Engine.Optimizers"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels"],
        ["Engine.Monitoring"] = [],
        ["Engine.Regularizers"] = ["Engine.Catalog"],
        ["Engine.Clipping"] = ["Engine.Catalog", "Engine.Kernels", "Engine.Layers"],
        ["Engine.Schedules"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels", "Engine.Monitoring"],
        ["Engine.Norms"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels", "Engine.Layers"],
        ["Engine.Batching"] = ["Engine.Catalog", "Engine.Numbers", "Engine.Kernels"],
        ["Engine.Layers"] = ["Engine.Numbers", "Engine.Kernels", "Engine.Activations", "Engine.Initializers"],
        ["Engine.Networks"] =
        [
            "Engine.Catalog", "Engine.Numbers", "Engine.Kernels", "Engine.Layers", "Engine.Activations",
            "Engine.Initializers", "Engine.Norms", "Engine.Losses", "Engine.Batching",
        ],
        ["Engine.Curvature"] =
        [
            "Engine.Numbers", "Engine.Kernels", "Engine.Layers", "Engine.Activations", "Engine.Losses", "Engine.Batching",
            "Engine.Networks",
        ],
        // The generators of other programs are nobody's business but that of the choice among them.
        ["Engine.LegacyRandom"] = ["Engine.Numbers"],
        ["Engine.Draws"] =
            ["Engine.Catalog", "Engine.Numbers", "Engine.LegacyRandom", "Engine.Initializers", "Engine.Batching", "Engine.Networks"],
        ["Engine.Training"] =
        [
            .. EngineParts, "Engine.Catalog", "Engine.Numbers", "Engine.Kernels", "Engine.Layers", "Engine.Networks",
            "Engine.Curvature", "Engine.Draws",
        ],
        // A check of the whole engine on a user's machine.
        ["Engine.Checks"] =
        [
            .. EngineParts, "Engine.Catalog", "Engine.Numbers", "Engine.Kernels", "Engine.Networks", "Engine.Training",
        ],

        ["Core.Config"] = EngineForOthers,
        ["Core.Data"] = EngineForOthers,
        ["Core.Plan"] = ["Core.Config", "Core.Data", .. EngineForOthers],
        ["Core.Results"] = ["Core.Plan", "Core.Data", .. EngineForOthers],
        ["Core.Models"] = ["Core.Results", "Core.Plan", "Core.Data", "Core.Config", .. EngineForOthers],
        ["Core.Run"] = ["Core.Models", "Core.Results", "Core.Plan", "Core.Data", .. EngineForOthers],
        // Analysis reads tables and never trains.
        ["Core.Analysis"] = ["Core.Results", "Core.Plan", "Engine.Catalog", "Engine.Numbers"],
        ["Core.Locks"] = ["Core.Results", "Core.Plan", "Core.Data", "Core.Config", "Engine.Numbers"],
        ["Core.Launch"] = ["Core.Run", "Core.Results", "Core.Plan", "Core.Data", .. EngineForOthers],
        ["Core.Sweeps"] =
            ["Core.Analysis", "Core.Launch", "Core.Run", "Core.Models", "Core.Results", "Core.Plan", "Core.Data", "Core.Config", .. EngineForOthers],

        ["Baselines"] = ["Core.Run", "Core.Data", "Core.Plan", "Engine.Numbers", "Engine.Batching"],
        // Asks finished tables, and knows settings as the plan states them; it never trains.
        ["Query"] = ["Core.Results", "Core.Plan", "Engine.Catalog"],
        // Report tells and computes no statistics.
        ["Report"] = ["Core.Analysis", "Core.Results", "Core.Plan"],
        ["Cli"] =
        [
            "Baselines", "Query", "Report", "Core.Config", "Core.Data", "Core.Plan", "Core.Results", "Core.Run", "Core.Models",
            "Core.Analysis", "Core.Locks", "Core.Sweeps", "Engine.Checks", .. EngineForOthers,
        ],
    };

    /// <summary>Exp.Engine.Networks.Models is in the room Engine.Networks, Exp.Baselines.MlNet in Baselines.</summary>
    public static string Of(string ns)
    {
        string[] parts = ns.Split('.');
        return parts[1] is "Engine" or "Core" && parts.Length > 2 ? $"{parts[1]}.{parts[2]}" : parts[1];
    }
}
