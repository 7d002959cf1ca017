using Exp.Core.Config;
using Exp.Core.Plan;
using Exp.Engine.Catalog;

namespace Exp.Core.Tests.Plan;

/// <summary>Every member of every family can be written, bound, put in canonical form and shown.</summary>
public class DefaultsTests
{
    public static TheoryData<string, string> Members =>
        [.. Families.All.SelectMany(f => f.Members.Where(m => m.HasDefaults).Select(m => (f.Plural, m.Kind)))];

    [Theory, MemberData(nameof(Members))]
    public void The_bare_name_and_the_map_of_its_defaults_are_one_thing(string plural, string kind)
    {
        var families = new FamilyList(Families.All);
        IFamily family = Families.All.Single(f => f.Plural == plural);
        object bare = Bind(families, family, kind);
        string shown = SettingText.Of(families, family.Contract, bare);
        var canonical = new CanonicalJson(families);
        Assert.Equal(canonical.Of(family.Contract, bare), canonical.Of(family.Contract, Bind(families, family, shown)));
    }

    private static object Bind(FamilyList families, IFamily family, string text)
    {
        var problems = new Problems();
        var option = new Option("x", family.Contract, true, null, null, "", double.NegativeInfinity, double.PositiveInfinity, false, false);
        object? value = new Binder(families, problems).Bind(option, YamlComposer.Text(text, Place.Default, problems)!, "x");
        problems.ThrowIfAny();
        return value!;
    }
}
