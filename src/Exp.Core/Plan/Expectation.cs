using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Something that must hold in the results; it is no part of a trial, so that editing it changes no id.</summary>
public sealed record Expectation(
    [Option("what must hold, in words: the name of its row in assertions.csv")] string That,
    [Option("one boolean over the result tables: an expression, or a select with one row and one column")] string Sql);
