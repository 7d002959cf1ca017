namespace Exp.Core.Data;

/// <summary>Which rows a part of a data set gets.</summary>
public enum Splitting
{
    /// <summary>Drawn, each class by its share.</summary>
    Stratified,

    /// <summary>As they stand in the file: the first rows train, those behind them validate, the last test; a cap keeps the first.</summary>
    InOrder,
}
