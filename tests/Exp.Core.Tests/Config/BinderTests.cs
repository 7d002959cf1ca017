using Exp.Core.Config;

namespace Exp.Core.Tests.Config;

public class BinderTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Painting painting = Bind("colour: red");
        Assert.Equal(new Red(), painting.Colour);
        Assert.Equal([3, 4], painting.Sizes);
        Assert.Equal([new Plain()], painting.Layers.Items);
        Assert.Empty(painting.Weights);
    }

    [Fact]
    public void What_is_written_is_bound()
    {
        Painting painting = Bind("""
            colour: {kind: red, strength: 25e-2, coats: 7, wet: true, finish: high_gloss, cap: 9000000000, second: matt, maker: 12}
            sizes: []
            layers: [plain, {kind: green, shade: '0.1', under: red}]
            weights: [1, .5]
            """);
        Assert.Equal(new Red(0.25, 7, true, Finish.HighGloss, 9_000_000_000, Finish.Matt, "12"), painting.Colour);
        Assert.Empty(painting.Sizes);
        Assert.Equal([new Plain(), new Green("0.1", new Red())], painting.Layers.Items);
        Assert.Equal([1, 0.5], painting.Weights);
    }

    [Fact]
    public void One_value_stands_for_all_layers() =>
        Assert.Equal([new Red()], Bind("{colour: plain, layers: red}").Layers.Items);

    [Theory]
    [InlineData("sizes: [1]", "(1,1): error: colour is missing: main colour")]
    [InlineData("colour: rde", "(1,9): error: unknown colour 'rde'; did you mean 'red'?")]
    [InlineData("colour: {kind: blue}", "(1,16): error: unknown colour 'blue'; allowed: red, green, plain")]
    [InlineData("colour: {strength: 1}", "(1,9): error: colour has no kind; write kind: and one of red, green, plain")]
    [InlineData("colour: {kind: ~}", "(1,9): error: colour has no kind; write kind: and one of red, green, plain")]
    [InlineData("colour: [red]", "(1,9): error: colour must be one colour, got a list")]
    [InlineData("colour: green", "(1,9): error: colour.shade is missing for 'green': the shade")]
    [InlineData("colour: {kind: red, strenght: 1}", "(1,21): error: unknown key 'colour.strenght' for colour 'red'; did you mean 'strength'?")]
    [InlineData("colour: {kind: plain, x: 1}", "(1,23): error: unknown key 'colour.x' for colour 'plain'; it has no options")]
    [InlineData("{colour: red, size: [1]}", "(1,15): error: unknown key 'size'; did you mean 'sizes'?")]
    [InlineData("{colour: red, width: 1}", "(1,15): error: unknown key 'width'; allowed: colour, sizes, layers, weights")]
    [InlineData("colour: {kind: red, strength: 1.5}", "(1,31): error: colour.strength must be in [0, 1), got 1.5")]
    [InlineData("colour: {kind: red, strength: fast}", "(1,31): error: colour.strength must be a number, got 'fast'")]
    [InlineData("colour: {kind: red, strength: '0.1'}", "(1,31): error: colour.strength must be a number, got the text '0.1'; remove the quotes")]
    [InlineData("colour: {kind: red, strength: \"fast\"}", "(1,31): error: colour.strength must be a number, got the text 'fast'")]
    [InlineData("colour: {kind: red, strength: [0.1, 0.2]}", "(1,31): error: colour.strength must be a number, got a list; to try several values name it under sweep.grid")]
    [InlineData("colour: {kind: red, strength: {a: 1}}", "(1,31): error: colour.strength must be a number, got a map")]
    [InlineData("colour: {kind: red, strength: .nan}", "(1,31): error: colour.strength must be a number, got '.nan'; it must be finite")]
    [InlineData("colour: {kind: red, coats: 0}", "(1,28): error: colour.coats must be at least 1, got 0")]
    [InlineData("colour: {kind: red, coats: 1.5}", "(1,28): error: colour.coats must be a whole number, got '1.5'")]
    [InlineData("colour: {kind: red, coats: 032}", "(1,28): error: colour.coats must be a whole number, got '032'; leading zero; write 32")]
    [InlineData("colour: {kind: red, coats: 3000000000}", "(1,28): error: colour.coats must be at most 2147483647, got 3000000000")]
    [InlineData("colour: {kind: red, cap: 9223372036854775808}", "(1,26): error: colour.cap must be at most 9223372036854775807, got 9223372036854775808")]
    [InlineData("colour: {kind: red, coats: }", "(1,28): error: colour.coats has no value (line 1); write one or remove the key")]
    [InlineData("colour: {kind: red, cap: null}", "(1,26): error: colour.cap has no value (line 1); write one or remove the key")]
    [InlineData("colour: {kind: red, maker: ~}", "(1,28): error: colour.maker has no value (line 1); write one or remove the key")]
    [InlineData("colour: {kind: red, wet: yes}", "(1,26): error: colour.wet must be true or false, got 'yes'; say true or false")]
    [InlineData("colour: {kind: red, wet: off}", "(1,26): error: colour.wet must be true or false, got 'off'; say true or false")]
    [InlineData("colour: {kind: red, wet: 'true'}", "(1,26): error: colour.wet must be true or false, got the text 'true'; remove the quotes")]
    [InlineData("colour: {kind: red, finish: hi_gloss}", "(1,29): error: colour.finish must be one of matt, high_gloss, got 'hi_gloss'; did you mean 'high_gloss'?")]
    [InlineData("{colour: red, sizes: 16}", "(1,22): error: sizes must be a list of whole numbers such as [16, 16], got '16'")]
    [InlineData("{colour: red, sizes: [1, 10]}", "(1,26): error: sizes[1] must be in [1, 9], got 10")]
    [InlineData("{colour: red, sizes: [1, ~]}", "(1,26): error: sizes[1] has no value (line 1); write one or remove the key")]
    [InlineData("{colour: red, layers: []}", "(1,23): error: layers must be one value, or one for each layer, got a list without items")]
    [InlineData("{colour: red, layers: [plain, gren]}", "(1,31): error: unknown colour 'gren'; did you mean 'green'?")]
    public void Says(string text, string message) => Assert.Equal(Read.File + message, Wrong(text));

    [Fact]
    public void Says_everything_at_once_in_the_order_of_the_file() => Assert.Equal(
        """
        x.yaml(1,17): error: colour.coats must be at least 1, got 0
        x.yaml(1,20): error: unknown key 'colour.x' for colour 'red'; allowed: strength, coats, wet, finish, cap, second, maker
        x.yaml(2,9): error: sizes[0] must be in [1, 9], got 0
        x.yaml(3,1): error: unknown key 'w'; allowed: colour, sizes, layers, weights
        """.ReplaceLineEndings("\n"),
        Wrong("colour: {coats: 0, x: 1, kind: red}\nsizes: [0]\nw: 1"));

    private static Painting Bind(string text)
    {
        var problems = new Problems();
        var painting = Binder(problems).BindRoot(typeof(Painting), (MapNode)Read.Yaml(text)) as Painting;
        problems.ThrowIfAny();
        return painting!;
    }

    private static string Wrong(string text)
    {
        var problems = new Problems();
        Assert.Null(Binder(problems).BindRoot(typeof(Painting), (MapNode)Read.Yaml(text)));
        return string.Join('\n', problems.Sorted());
    }

    private static Binder Binder(Problems problems) => new(new FamilyList([Colour.All]), problems);
}
