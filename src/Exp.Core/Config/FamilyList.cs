using Exp.Engine.Catalog;

namespace Exp.Core.Config;

/// <summary>The families that options may be of, found by contract type.</summary>
internal sealed class FamilyList(IReadOnlyList<IFamily> all)
{
    private readonly Dictionary<Type, IFamily> byContract = all.ToDictionary(f => f.Contract);

    /// <summary>All, in the order of the list.</summary>
    public IReadOnlyList<IFamily> All { get; } = all;

    /// <summary>The family of that contract, or null when the type is no contract.</summary>
    public IFamily? Of(Type type) => byContract.GetValueOrDefault(type);

    /// <summary>
    /// The options a map of this type has: the record's own, or those of the member that its kind names; empty when
    /// the type has no parts or the kind is unknown.
    /// </summary>
    public IReadOnlyList<Option> OptionsOf(Type type, MapNode map)
    {
        if (Of(type) is { } family)
            return map.Get(family.Discriminator) is ScalarNode kind && family.Find(kind.Text) is { } member ? member.Options : [];
        return OptionTypes.IsSection(type) ? OptionTypes.OptionsOf(type) : [];
    }
}
