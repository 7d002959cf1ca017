using System.Globalization;
using System.Reflection;

namespace Exp.Engine.Catalog;

/// <summary>One option of a record, read from its primary constructor.</summary>
/// <param name="Name">snake_case name as written in a config file.</param>
/// <param name="Type">CLR type of the value; a nullable type means the option may be left out.</param>
/// <param name="Required">True when there is no default.</param>
/// <param name="Default">The default value; null when required or when the default is null.</param>
/// <param name="DefaultText">The default in config form, where the C# default cannot state it; null otherwise.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Min">Smallest allowed value.</param>
/// <param name="Max">Largest allowed value.</param>
/// <param name="MinExclusive">True when Min itself is not allowed.</param>
/// <param name="MaxExclusive">True when Max itself is not allowed.</param>
public sealed record Option(
    string Name, Type Type, bool Required, object? Default, string? DefaultText, string Summary,
    double Min, double Max, bool MinExclusive, bool MaxExclusive)
{
    /// <summary>True when the option, at its default, has no part in the ids of settings: see <see cref="OptionAttribute.Later"/>.</summary>
    public bool Later { get; init; }

    /// <summary>The allowed interval in words, such as "in [0, 1)", "at least 1" or ""; used by help and errors alike.</summary>
    public string Bounds => (double.IsInfinity(Min), double.IsInfinity(Max)) switch
    {
        (true, true) => "",
        (false, true) => MinExclusive ? $"above {Text(Min)}" : $"at least {Text(Min)}",
        (true, false) => MaxExclusive ? $"below {Text(Max)}" : $"at most {Text(Max)}",
        _ => $"in {(MinExclusive ? '(' : '[')}{Text(Min)}, {Text(Max)}{(MaxExclusive ? ')' : ']')}",
    };

    /// <summary>True when the value lies inside the bounds. NaN never does.</summary>
    public bool Allows(double value) =>
        (MinExclusive ? value > Min : value >= Min) && (MaxExclusive ? value < Max : value <= Max);

    /// <summary>The options of a record, in the order of its primary constructor.</summary>
    public static IReadOnlyList<Option> Of(Type record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. PrimaryConstructor(record).GetParameters().Select(Read)];
    }

    /// <summary>The constructor whose parameters are the options: the one with the most parameters, copying excepted.</summary>
    public static ConstructorInfo PrimaryConstructor(Type record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.GetConstructors()
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != record)
            .MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"{record.Name} has no public constructor");
    }

    /// <summary>snake_case of a C# name: WeightDecay becomes weight_decay, Beta1 becomes beta1.</summary>
    public static string SnakeCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Select((c, i) => char.IsUpper(c)
            ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c)
            : c.ToString(CultureInfo.InvariantCulture)));
    }

    private static Option Read(ParameterInfo parameter)
    {
        OptionAttribute about = parameter.GetCustomAttribute<OptionAttribute>() ?? new OptionAttribute("");
        return new Option(
            SnakeCase(parameter.Name!), parameter.ParameterType,
            !parameter.HasDefaultValue && about.Default is null,
            parameter.HasDefaultValue ? parameter.DefaultValue : null, about.Default, about.Summary,
            about.Min, about.Max, about.MinExclusive, about.MaxExclusive)
        {
            Later = about.Later,
        };
    }

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
