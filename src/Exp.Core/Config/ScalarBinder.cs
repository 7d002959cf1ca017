using System.Numerics;
using Exp.Engine.Catalog;

namespace Exp.Core.Config;

/// <summary>One value as written → number, flag, name or text, within its bounds.</summary>
internal sealed class ScalarBinder(Problems problems)
{
    /// <summary>The value, or null when it was reported.</summary>
    public object? Bind(Option option, Type type, ScalarNode node, string path)
    {
        if (type == typeof(string))
            return node.Text;
        if (type == typeof(bool))
            return BindFlag(node, path);
        if (type.IsEnum)
            return BindName(type, node, path);
        if (type == typeof(double))
            return BindReal(option, node, path);
        if (OptionTypes.IsWhole(type))
            return BindWhole(option, type, node, path);
        throw new InvalidOperationException($"{path}: options of type {type.Name} have no config form");
    }

    /// <summary>What such a value is called: "a whole number".</summary>
    public static string Singular(Type type) => type switch
    {
        _ when OptionTypes.IsWhole(type) => "a whole number",
        _ when OptionTypes.IsReal(type) => "a number",
        _ when type == typeof(bool) => "true or false",
        _ when type.IsEnum => $"one of {string.Join(", ", OptionTypes.NamesOf(type))}",
        _ => "text",
    };

    /// <summary>What such values are called: "whole numbers".</summary>
    public static string Plural(Type type) => type switch
    {
        _ when OptionTypes.IsWhole(type) => "whole numbers",
        _ when OptionTypes.IsReal(type) => "numbers",
        _ => "values",
    };

    private object? BindFlag(ScalarNode node, string path) => node switch
    {
        { Quoted: false, Text: "true" } => true,
        { Quoted: false, Text: "false" } => false,
        { Quoted: true, Text: "true" or "false" } => Report(node, $"{path} must be true or false, got {node.InWords}; remove the quotes"),
        _ => Report(node, $"{path} must be true or false, got {node.InWords}; say true or false"),
    };

    private object? BindName(Type type, ScalarNode node, string path)
    {
        IReadOnlyList<string> names = OptionTypes.NamesOf(type);
        int index = names.ToList().IndexOf(node.Text);
        if (index >= 0)
            return Enum.GetValues(type).GetValue(index);
        string near = Spelling.Nearest(node.Text, names) is { } word ? $"; did you mean '{word}'?" : "";
        return Report(node, $"{path} must be one of {string.Join(", ", names)}, got {node.InWords}{near}");
    }

    private object? BindReal(Option option, ScalarNode node, string path)
    {
        if (RefusesQuotes(node, path, "a number"))
            return null;
        if (!NumberText.TryDouble(node.Text, out double value, out string cure))
            return Report(node, $"{path} must be a number, got {node.InWords}{Tail(cure)}");
        return option.Allows(value) ? value : Report(node, $"{path} must be {option.Bounds}, got {node.Text}");
    }

    private object? BindWhole(Option option, Type type, ScalarNode node, string path)
    {
        if (RefusesQuotes(node, path, "a whole number"))
            return null;
        if (!NumberText.TryWhole(node.Text, out BigInteger value, out string cure))
            return Report(node, $"{path} must be a whole number, got {node.InWords}{Tail(cure)}");
        if (!option.Allows((double)value))
            return Report(node, $"{path} must be {option.Bounds}, got {node.Text}");
        (BigInteger least, BigInteger most) = type == typeof(int)
            ? (int.MinValue, int.MaxValue)
            : ((BigInteger)long.MinValue, long.MaxValue);
        if (value < least || value > most)
            return Report(node, $"{path} must be {(value > most ? $"at most {most}" : $"at least {least}")}, got {node.Text}");
        return type == typeof(int) ? (object)(int)value : (long)value;
    }

    private bool RefusesQuotes(ScalarNode node, string path, string wanted)
    {
        if (!node.Quoted)
            return false;
        string cure = NumberText.IsNumber(node.Text) ? "; remove the quotes" : "";
        problems.Add(node.Place, $"{path} must be {wanted}, got {node.InWords}{cure}");
        return true;
    }

    private object? Report(ScalarNode node, string text)
    {
        problems.Add(node.Place, text);
        return null;
    }

    private static string Tail(string cure) => cure.Length == 0 ? "" : $"; {cure}";
}
