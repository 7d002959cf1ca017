using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Exp.Engine.Catalog;
using Exp.Engine.Networks;

namespace Exp.Core.Config;

/// <summary>What the CLR types of options mean in a config: the one list that binder, schema and canonical form go by.</summary>
internal static class OptionTypes
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Option>> options = new();

    /// <summary>The options of a record, read once.</summary>
    public static IReadOnlyList<Option> OptionsOf(Type record) => options.GetOrAdd(record, Option.Of);

    /// <summary>The type without the mark that a value may be left out.</summary>
    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>True for whole numbers.</summary>
    public static bool IsWhole(Type type) => type == typeof(int) || type == typeof(long);

    /// <summary>True for numbers with a fraction.</summary>
    public static bool IsReal(Type type) => type == typeof(double);

    /// <summary>The type of the items of a list, or null when the type is no list.</summary>
    public static Type? ItemOf(Type type) => Generic(type, typeof(IReadOnlyList<>));

    /// <summary>The type of the one value or the values per layer, or null when the type is something else.</summary>
    public static Type? PerLayerOf(Type type) => Generic(type, typeof(PerLayer<>));

    /// <summary>A record whose options are the keys of a map.</summary>
    public static bool IsSection(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false } && type != typeof(string);

    /// <summary>The names of an enum in config form.</summary>
    public static IReadOnlyList<string> NamesOf(Type type) => [.. Enum.GetNames(type).Select(Option.SnakeCase)];

    /// <summary>The items of a list or of a per-layer value.</summary>
    public static IReadOnlyList<object> Items(object value)
    {
        object list = PerLayerOf(value.GetType()) is null
            ? value
            : value.GetType().GetProperty(nameof(PerLayer<object>.Items))!.GetValue(value)!;
        return [.. ((IEnumerable)list).Cast<object>()];
    }

    /// <summary>The value of an option of a bound record.</summary>
    public static object? ValueOf(object record, Option option)
    {
        string name = string.Concat(option.Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        PropertyInfo property = record.GetType().GetProperty(name)
            ?? throw new InvalidOperationException($"{record.GetType().Name} has no property {name}");
        return property.GetValue(record);
    }

    private static Type? Generic(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments()[0] : null;
}
