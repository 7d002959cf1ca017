namespace Exp.Engine.Numbers;

/// <summary>One elementary function, written over lanes.</summary>
internal interface IElementaryFunction
{
    /// <summary>f(x) for double: within 2 ulp, right at zeros, infinities, NaN and where it over- or underflows.</summary>
    static abstract V Double<V>(V x)
        where V : struct, ILanes<V>;

    /// <summary>
    /// f(x) for a float x widened to double, with a relative error below 2⁻³⁰: rounded to float once, that is nearly
    /// always the float nearest to the truth.
    /// </summary>
    static abstract V Single<V>(V x)
        where V : struct, ILanes<V>;
}
