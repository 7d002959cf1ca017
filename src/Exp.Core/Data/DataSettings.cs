using Exp.Engine.Catalog;

namespace Exp.Core.Data;

/// <summary>The section data: of a config.</summary>
public sealed record DataSettings(
    [Option("a data set by name, or {kind: csv, path: …, target: …} and kin")] DataSource Dataset,
    [Option("cap on the training rows before validation is held out; see split", Min = 1)] int? TrainRows = null,
    [Option("share of the training rows held out for validation; see split", Min = 0, Max = 1, MaxExclusive = true)] double Validation = 0.1,
    [Option("share of all rows held out for testing where the set has no test rows of its own", Min = 0, Max = 1, MaxExclusive = true)] double Test = 0,
    [Option("feature scaling, fitted on training rows only: none, unit, unit256 (images divided by 256), minmax, standard; when left out unit for images, standard for others")] Scaling? Scale = null,
    [Option("target scaling for regression, fitted on training rows only: none or standard")] Scaling TargetScale = Scaling.Standard,
    [Option("one class against the rest: the named class becomes the second of two; when left out all classes are told apart")] string? Positive = null,
    [Option("which rows a part gets: stratified (by class, drawn, seeded) or in_order (the first rows train, those behind them validate, the last test)", Later = true)] Splitting Split = Splitting.Stratified)
{
    /// <summary>
    /// The set as these settings see it: what is predicted, the classes and their order. The numbers of inputs and
    /// classes of a network come from here.
    /// </summary>
    /// <exception cref="DataException">The set has no such class, or no classes.</exception>
    public DataSet View(DataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Positive is null ? set : set.Against(Positive);
    }
}
