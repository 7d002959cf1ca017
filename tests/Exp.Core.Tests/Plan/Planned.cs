using Exp.Core.Config;
using Exp.Core.Plan;
using Exp.Core.Tests.Data;

namespace Exp.Core.Tests.Plan;

/// <summary>Plans texts in a folder of their own.</summary>
internal sealed class Planned : IDisposable
{
    private static readonly KnownBaseline[] baselines =
    [
        new("majority", "the commonest class", true, true),
        new("mlnet.lbfgs_maxent", "multinomial logistic regression", true, false),
        new("mlnet.sdca", "linear regression", false, true),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("exp-plan").FullName;

    public Planned(params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files)
            Write(name, text);
    }

    /// <summary>The whole path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(folder, name);

    /// <summary>The plan of a text that must be right.</summary>
    public static SweepPlan Of(string text, params string[] overrides)
    {
        using var files = new Planned(("x.yaml", text));
        return files.Plan("x.yaml", overrides);
    }

    /// <summary>What is said about a text.</summary>
    public static string Wrong(string text, params string[] overrides)
    {
        using var files = new Planned(("x.yaml", text));
        return files.Says("x.yaml", overrides);
    }

    /// <summary>Id, axes and repeat of every trial, one a line, without the ids.</summary>
    public static string Axes(SweepPlan plan) => string.Join('\n', plan.Trials.Select(t =>
        string.Join(' ', t.Axes.Select(a => a.Text).Append(plan.Repeats > 1 ? $"#{t.Seeds.Repeat}" : "")).Trim()));

    public void Write(string name, string text) => File.WriteAllText(this[name], text);

    public SweepPlan Plan(string name, params string[] overrides) =>
        Planner.Plan(this[name], overrides, Folders.Shipped.Shipped, baselines);

    public Explanation Explain(string name, params string[] overrides) =>
        Planner.Explain(this[name], overrides, Folders.Shipped.Shipped, baselines);

    /// <summary>What is said, with the folder's name taken out.</summary>
    public string Says(string name, params string[] overrides)
    {
        ConfigException wrong = Assert.Throws<ConfigException>(() => Plan(name, overrides));
        return Short(string.Join('\n', wrong.Problems));
    }

    public string Short(string text) => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
