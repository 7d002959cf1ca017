using Exp.Engine.Catalog;

namespace Exp.Core.Data;

/// <summary>The section data: of a config.</summary>
public sealed record DataSettings(
    [Option("a data set by name, or {kind: csv, path: …, target: …} and kin")] DataSource Dataset,
    [Option("cap on the training rows before validation is held out; stratified, seeded", Min = 1)] int? TrainRows = null,
    [Option("share of the training rows held out for validation; stratified, seeded", Min = 0, Max = 1, MaxExclusive = true)] double Validation = 0.1,
    [Option("share of all rows held out for testing where the set has no test rows of its own", Min = 0, Max = 1, MaxExclusive = true)] double Test = 0,
    [Option("feature scaling, fitted on training rows only: none, unit, minmax, standard; when left out unit for images, standard for others")] Scaling? Scale = null,
    [Option("target scaling for regression, fitted on training rows only: none or standard")] Scaling TargetScale = Scaling.Standard);
