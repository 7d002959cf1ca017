using System.Globalization;
using Exp.Engine.Catalog;
using Exp.Engine.Networks;

namespace Exp.Cli.Catalogs;

/// <summary>Type and default of an option, as one writes them in a config.</summary>
internal static class OptionText
{
    /// <summary>"number", "whole number", "true or false", "mean | half", "an activation".</summary>
    public static string Type(Option option) => Type(option.Type);

    /// <summary>The default in config form; "required" or "none" where there is no value.</summary>
    public static string Default(Option option) => option switch
    {
        { Required: true } => "required",
        { DefaultText: { } text } => text,
        { Default: null } => "none",
        { Default: bool flag } => flag ? "true" : "false",
        { Default: Enum member } => Option.SnakeCase(member.ToString()),
        { Default: IFormattable value } => value.ToString(null, CultureInfo.InvariantCulture),
        _ => option.Default.ToString()!,
    };

    private static string Type(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return string.Join(" | ", Enum.GetNames(type).Select(Option.SnakeCase));
        if (type.IsGenericType)
            return ListType(type);
        IFamily? family = CatalogPage.Families.Select(f => f.Family).FirstOrDefault(f => f.Contract == type);
        return family?.Noun ?? System.Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true | false",
            TypeCode.Int32 or TypeCode.Int64 => "whole number",
            TypeCode.Double or TypeCode.Single => "number",
            TypeCode.String => "text",
            TypeCode.Char => "one character",
            _ => Option.SnakeCase(type.Name),
        };
    }

    private static string ListType(Type type)
    {
        string item = Type(type.GetGenericArguments()[0]);
        return type.GetGenericTypeDefinition() == typeof(PerLayer<>) ? $"{item}, or a list of them" : $"list of {item}s";
    }
}
