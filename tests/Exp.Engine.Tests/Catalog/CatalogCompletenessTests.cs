using System.Reflection;
using Exp.Engine.Catalog;

namespace Exp.Engine.Tests.Catalog;

/// <summary>Whatever can be named in a config is listed, explained and buildable: found by reflection, so that nothing is forgotten.</summary>
public sealed class CatalogCompletenessTests
{
    private static readonly Assembly Engine = typeof(IFamily).Assembly;

    /// <summary>The lists: every public static property that is a family.</summary>
    private static readonly IReadOnlyList<IFamily> Families =
    [
        .. Engine.GetTypes()
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(p => !p.DeclaringType!.ContainsGenericParameters && typeof(IFamily).IsAssignableFrom(p.PropertyType))
            .Select(p => (IFamily)p.GetValue(null)!),
    ];

    public static TheoryData<string> Nouns => [.. Families.Select(f => f.Noun)];

    [Fact]
    public void The_families_of_the_engine_are_found() =>
        Assert.Superset(
            new HashSet<string> { "activation", "loss", "optimizer", "schedule", "initializer", "model" },
            Families.Select(f => f.Noun).ToHashSet());

    [Theory, MemberData(nameof(Nouns))]
    public void Every_concrete_kind_is_in_its_list(string noun)
    {
        IFamily family = Named(noun);
        IEnumerable<Type> concrete = Engine.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && family.Contract.IsAssignableFrom(t));
        Assert.Equal(
            concrete.Select(t => t.Name).Order(StringComparer.Ordinal),
            family.Members.Select(m => m.Type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_entry_belongs_to_a_list() =>
        Assert.All(
            Engine.GetTypes().Where(t => t.GetCustomAttribute<EntryAttribute>() is not null),
            t => Assert.Contains(Families.SelectMany(f => f.Members), m => m.Type == t));

    [Theory, MemberData(nameof(Nouns))]
    public void Every_kind_has_a_name_in_snake_case_and_a_summary(string noun) =>
        Assert.All(Named(noun).Members, m =>
        {
            Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", m.Kind);
            AssertOneLine(m.Summary, m.Kind);
            Assert.True(m.Type.IsSealed, m.Kind);
        });

    [Theory, MemberData(nameof(Nouns))]
    public void Every_option_has_a_summary(string noun) =>
        Assert.All(
            Named(noun).Members.SelectMany(m => m.Options.Select(o => (m.Kind, Option: o))),
            p => AssertOneLine(p.Option.Summary, $"{p.Kind}.{p.Option.Name}"));

    [Theory, MemberData(nameof(Nouns))]
    public void Every_numeric_default_lies_within_its_own_bounds(string noun) =>
        Assert.All(Named(noun).Members.SelectMany(m => m.Options), option =>
        {
            if (option.Default is double or float or int or long)
                Assert.True(option.Allows(Convert.ToDouble(option.Default, null)), $"{option.Name}: {option.Default} is not {option.Bounds}");
        });

    [Theory, MemberData(nameof(Nouns))]
    public void A_kind_whose_defaults_are_stated_can_be_made_and_found_again(string noun)
    {
        IFamily family = Named(noun);
        foreach (Member member in family.Members.Where(m => m.Options.All(o => o is { Required: false, DefaultText: null })))
        {
            object made = member.CreateDefault();
            Assert.Same(member, family.MemberOf(made));
            Assert.Equal(made, member.CreateDefault());
        }
    }

    private static IFamily Named(string noun) => Families.Single(f => f.Noun == noun);

    private static void AssertOneLine(string text, string of)
    {
        Assert.False(string.IsNullOrWhiteSpace(text), $"{of} has no summary");
        Assert.DoesNotContain('\n', text);
        Assert.Equal(text.Trim(), text);
        Assert.False(text.EndsWith('.'), $"{of}: a summary is a phrase without a full stop");
    }
}
