using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>The expectations of a config alone: results may be judged where the data are not.</summary>
public static class ExpectationReader
{
    /// <summary>Reads them; the rest of the file need not fit anything here.</summary>
    /// <param name="path">The config file.</param>
    /// <param name="check">Judges them by the tables of the results.</param>
    /// <param name="goldenFolder">Where its golden files are; null when beside it.</param>
    /// <exception cref="ConfigException">All problems at once.</exception>
    public static Expectations Read(string path, IExpectationCheck check, string? goldenFolder = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var problems = new Problems();
        MapNode? root = ConfigReader.Read(path, problems);
        problems.ThrowIfAny();
        var only = new MapNode([.. root!.Entries.Where(e => e.Name is ExperimentSettings.ExpectKey)], root.Place);
        var settings = new Binder(new FamilyList(Families.All), problems).BindRoot(typeof(ExperimentSettings), only) as ExperimentSettings;
        Expectations asked = Of(settings ?? new ExperimentSettings(), root, goldenFolder ?? FolderOf(path), problems);
        new ExpectationChecker(check, problems, path, root).Check(asked, [], []);
        problems.ThrowIfAny();
        return asked;
    }

    /// <summary>What the experiment's own keys and its section golden: expect.</summary>
    internal static Expectations Of(ExperimentSettings settings, MapNode root, string goldenFolder, Problems problems) => new(
        settings.Expect ?? [], new GoldenReader(problems, goldenFolder).Read(root.Get(GoldenReader.Key)));

    /// <summary>The folder of a config: where the paths in it start.</summary>
    internal static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";
}
