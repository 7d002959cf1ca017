using Exp.Engine.Catalog;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>
/// Every listed optimizer in several forms: as it comes, with each option moved, and with all of them moved. A newcomer
/// in the list is tested in all its forms without a line here.
/// </summary>
internal static class OptimizerForms
{
    /// <summary>The forms by name, such as "sgd momentum=0.5".</summary>
    public static IReadOnlyDictionary<string, Optimizer> All { get; } = Optimizer.All.Members
        .SelectMany(Of).ToDictionary(form => form.Name, form => form.Optimizer);

    /// <summary>The names as test data.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Those whose parameters do not know of each other: all but the quasi-Newton ones.</summary>
    public static TheoryData<string> Elementwise => [.. All.Where(form => !form.Value.NeedsObjective).Select(form => form.Key)];

    /// <summary>The listed kinds as test data.</summary>
    public static TheoryData<string> Kinds => [.. Optimizer.All.Members.Select(m => m.Kind)];

    /// <summary>A rate of that size in the unit of the optimizer: adadelta scales its steps itself, whatever the rate.</summary>
    public static double Rate(string kind, double lr) => kind == "adadelta" ? 1 : lr;

    /// <summary>The optimizer of that kind with its defaults and that rate.</summary>
    public static Optimizer Default(string kind, double lr) =>
        (Optimizer)Optimizer.All.Find(kind)!.CreateDefault() with { Lr = lr };

    private static IEnumerable<(string Name, Optimizer Optimizer)> Of(Member member)
    {
        object?[] defaults = [.. member.Options.Select(o => o.Default)];
        object?[] moved = [.. member.Options.Select(Moved)];
        yield return (member.Kind, (Optimizer)member.Create(defaults));
        for (int i = 0; i < defaults.Length; i++)
        {
            object?[] one = [.. defaults];
            one[i] = moved[i];
            yield return ($"{member.Kind} {member.Options[i].Name}={moved[i]}", (Optimizer)member.Create(one));
        }
        yield return (member.Kind + " all moved", (Optimizer)member.Create(moved));
    }

    private static object? Moved(Option option) => option switch
    {
        { Name: "lr" } => 0.25,
        { Type: var type } when type == typeof(bool) => true,
        { Type.IsEnum: true } => Enum.GetValues(option.Type).Cast<object>().Last(),
        { Type: var type } when type == typeof(double) && option.Allows(0.5) => 0.5,
        _ => option.Default,
    };
}
