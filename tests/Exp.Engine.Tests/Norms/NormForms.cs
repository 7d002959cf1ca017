using Exp.Engine.Catalog;
using Exp.Engine.Norms;

namespace Exp.Engine.Tests.Norms;

/// <summary>Every listed norm as it comes and with all its options moved. A newcomer in the list is tested without a line here.</summary>
internal static class NormForms
{
    /// <summary>The forms by name, such as "batch moved".</summary>
    public static IReadOnlyDictionary<string, Norm> All { get; } = Norm.All.Members
        .SelectMany(m => new[] { (m.Kind, m.CreateDefault()), (m.Kind + " moved", m.Create([.. m.Options.Select(Moved)])) })
        .ToDictionary(form => form.Item1, form => (Norm)form.Item2);

    /// <summary>The names as test data.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    private static object? Moved(Option option) =>
        option.Type.IsEnum ? Enum.GetValues(option.Type).Cast<object>().Last() : option.Type == typeof(double) ? 0.25 : option.Default;
}
