using Exp.Baselines;
using Exp.Cli.Catalogs;
using Exp.Core.Run;
using Exp.Engine.Catalog;

namespace Exp.Cli.Tests.Architecture;

/// <summary>Nobody is forgotten in a list, and everybody in it is described.</summary>
public class CatalogTests
{
    public static TheoryData<string> Families => [.. CatalogPage.Families.Select(f => f.Family.Plural)];

    [Theory, MemberData(nameof(Families))]
    public void Every_member_of_a_family_is_listed(string plural)
    {
        IFamily family = Family(plural);
        Assert.Empty(Concrete(family.Contract).Except(family.Members.Select(m => m.Type)));
    }

    [Theory, MemberData(nameof(Families))]
    public void Every_member_says_what_it_is_and_what_its_options_do(string plural) => Assert.All(Family(plural).Members, member =>
    {
        Assert.NotEmpty(member.Summary);
        Assert.Matches("^[a-z][a-z0-9_-]*$", member.Kind);
        Assert.All(member.Options, option => Assert.NotEmpty(option.Summary));
    });

    [Fact]
    public void Every_family_is_on_a_page()
    {
        Type[] contracts = [.. new[] { typeof(Family<>).Assembly, typeof(Baseline).Assembly }.SelectMany(a => a.GetExportedTypes())
            .Where(t => t.GetProperty("All")?.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Family<>)
                && t.GetProperty("All")!.DeclaringType == t)];
        Assert.Empty(contracts.Except(CatalogPage.Families.Select(f => f.Family.Contract)));
    }

    [Fact]
    public void Every_baseline_is_listed_once() => Assert.Equal(
        BaselineList.All.Count, BaselineList.All.Select(b => b.About.Name).Distinct(StringComparer.Ordinal).Count());

    private static IFamily Family(string plural) => CatalogPage.Families.Select(f => f.Family).Single(f => f.Plural == plural);

    private static IEnumerable<Type> Concrete(Type contract) =>
        contract.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(contract));
}
