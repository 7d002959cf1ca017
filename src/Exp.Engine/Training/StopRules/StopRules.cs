using Exp.Engine.Catalog;

namespace Exp.Engine.Training.StopRules;

public abstract partial record StopRule
{
    /// <summary>Every stop rule. A newcomer adds one line.</summary>
    public static Family<StopRule> All { get; } = new Family<StopRule>("stop rule", "stop_rules")
        .Add<Never>()
        .Add<NoMistakes>()
        .Add<Patience>()
        .Add<Tolerance>()
        .Add<Target>()
        .Add<Divergence>()
        .Add<Work>()
        .Add<AnyOf>();
}
