using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Exp.Cli.Tests.Architecture;

/// <summary>The order of the house, read from the source files themselves.</summary>
public partial class ArchitectureTests
{
    /// <summary>Files that may be longer than 250 lines, with the reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    [Fact]
    public void A_room_uses_only_the_rooms_it_may() => Offenders(file =>
    {
        string room = Rooms.Of(file.FolderNamespace);
        if (!Rooms.Allowed.TryGetValue(room, out string[]? allowed))
            return [$"no such room: {room}; new rooms stand in Rooms.cs"];
        return file.Uses.Select(Rooms.Of).Distinct(StringComparer.Ordinal)
            .Where(used => used != room && used is not ("Engine" or "Core") && !allowed.Contains(used, StringComparer.Ordinal))
            .Select(used => $"{room} may not use {used}");
    });

    [Fact]
    public void Nothing_points_back()
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        while (done.Count < Rooms.Allowed.Count)
        {
            string[] next = [.. Rooms.Allowed.Where(r => !done.Contains(r.Key) && r.Value.All(done.Contains)).Select(r => r.Key)];
            Assert.True(next.Length > 0, $"a circle among {string.Join(", ", Rooms.Allowed.Keys.Except(done))}");
            done.UnionWith(next);
        }
    }

    [Theory]
    [InlineData("Exp.Engine", "")]
    [InlineData("Exp.Core", "Exp.Engine YamlDotNet CsvHelper System.IO.Hashing")]
    [InlineData("Exp.Baselines", "Exp.Core Microsoft.ML Microsoft.ML.FastTree Microsoft.ML.LightGbm")]
    [InlineData("Exp.Report", "Exp.Core")]
    [InlineData("Exp.Query", "Exp.Core DuckDB.NET.Data.Full")]
    [InlineData("Exp.Cli", "Exp.Core Exp.Baselines Exp.Query Exp.Report System.CommandLine Spectre.Console")]
    public void A_project_references_only_what_it_may(string project, string allowed)
    {
        XDocument file = XDocument.Load(Path.Combine(SourceFile.Root, "src", project, project + ".csproj"));
        IEnumerable<string> references = file.Descendants("ProjectReference").Concat(file.Descendants("PackageReference"))
            .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value + ".x").Replace(".csproj", "", StringComparison.Ordinal))
            .Select(name => name.Split('/', '\\')[^1]);
        Assert.Empty(references.Except(allowed.Split(' '), StringComparer.Ordinal));
    }

    [Fact]
    public void Namespaces_follow_folders() => Offenders(file =>
        file.Namespace.Length == 0 || file.Namespace == file.FolderNamespace ? [] : [$"namespace {file.Namespace}"]);

    [Fact]
    public void Only_the_command_line_writes_to_the_console() => Offenders(file =>
        file.Project != "Exp.Cli" && ConsoleUse().IsMatch(file.Code) ? ["uses the console"] : []);

    [Fact]
    public void The_engine_knows_no_file_clock_or_environment() => Offenders(file =>
        file.Project == "Exp.Engine" ? WorldUse().Matches(file.Code).Select(m => $"uses {m.Value}") : []);

    [Fact]
    public void Yaml_stays_in_config() => Offenders(file =>
        Rooms.Of(file.FolderNamespace) != "Core.Config" && file.Code.Contains("YamlDotNet", StringComparison.Ordinal) ? ["uses YamlDotNet"] : []);

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it() => Offenders(file =>
    {
        (string Name, bool Public, bool Partial)[] types = [.. file.Types];
        // A contract may stand beside its generic form: IFamily and Family<T>.
        string[] publics = [.. types.Where(t => t.Public).Select(t => t.Name).DistinctBy(name => name.TrimStart('I'))];
        if (publics.Length > 1)
            return [$"{publics.Length} public types: {string.Join(", ", publics)}"];
        // Activations.cs is the list of the partial record Activation; a few small internal types may share a name.
        return types.Length == 0 || (publics.Length == 0 && types.Length > 1) || types.Any(t => t.Name == file.Name
            || (t.Partial && file.Name.StartsWith(t.Name.TrimEnd('y'), StringComparison.Ordinal)))
            ? []
            : [$"holds {string.Join(", ", types.Select(t => t.Name))}"];
    });

    [Fact]
    public void Files_are_short() => Offenders(file =>
        file.Lines.Length > 250 && !LongFiles.ContainsKey(file.Path) ? [$"{file.Lines.Length} lines"] : []);

    [Fact]
    public void Names_are_words_of_the_field() => Offenders(file =>
        file.Types.Where(t => EmptyWord().IsMatch(t.Name)).Select(t => $"{t.Name} says nothing"));

    private static void Offenders(Func<SourceFile, IEnumerable<string>> rule) =>
        Assert.Empty(SourceFile.All.SelectMany(file => rule(file).Select(what => $"{file.Path}: {what}")));

    [GeneratedRegex(@"\bConsole\.|\bSpectre\b")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\bSystem\.IO\b|\b(?:File|Directory|Path|Environment|Stopwatch|DateTime|DateTimeOffset|TimeProvider)\.|\bTextWriter\b|\bCurrentCulture\b|\bYamlDotNet\b|\bCsvHelper\b")]
    private static partial Regex WorldUse();

    [GeneratedRegex("Manager|Helper|Util|Processor|Service$")]
    private static partial Regex EmptyWord();
}
