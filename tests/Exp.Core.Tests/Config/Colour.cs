using Exp.Engine.Catalog;
using Exp.Engine.Networks;

namespace Exp.Core.Tests.Config;

/// <summary>A family of the tests' own, with every type of option.</summary>
public abstract record Colour
{
    public static Family<Colour> All { get; } = new Family<Colour>("colour", "colours")
        .Add<Red>().Add<Green>().Add<Plain>();
}

public enum Finish
{
    Matt,
    HighGloss,
}

[Entry("red", "a colour with options")]
public sealed record Red(
    [Option("how much", Min = 0, Max = 1, MaxExclusive = true)] double Strength = 0.5,
    [Option("layers", Min = 1)] int Coats = 2,
    [Option("dry or wet")] bool Wet = false,
    [Option("surface")] Finish Finish = Finish.Matt,
    [Option("cap")] long? Cap = null,
    [Option("surface, if any")] Finish? Second = null,
    [Option("maker")] string Maker = "us") : Colour;

[Entry("green", "a colour that needs something")]
public sealed record Green([Option("the shade")] string Shade, [Option("below it", Default = "plain")] Colour Under) : Colour;

[Entry("plain", "a colour without options")]
public sealed record Plain : Colour;

public sealed record Painting(
    [Option("main colour")] Colour Colour,
    [Option("sizes", Default = "[3, 4]", Min = 1, Max = 9)] IReadOnlyList<int> Sizes,
    [Option("per layer", Default = "plain")] PerLayer<Colour> Layers,
    [Option("weights", Default = "[]")] IReadOnlyList<double> Weights);
