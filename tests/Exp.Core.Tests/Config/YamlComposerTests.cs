using System.Text;
using Exp.Core.Config;

namespace Exp.Core.Tests.Config;

public class YamlComposerTests
{
    [Fact]
    public void Every_node_knows_its_line_and_column()
    {
        var root = (MapNode)Read.Yaml("a: 1\nb:\n  c: [x, 'y']\n");
        Assert.Equal(new Place(Read.File, 1, 4), root.Get("a")!.Place);
        var list = (ListNode)((MapNode)root.Get("b")!).Get("c")!;
        Assert.Equal(new Place(Read.File, 3, 10), list.Items[1].Place);
        Assert.True(((ScalarNode)list.Items[1]).Quoted);
        Assert.False(((ScalarNode)list.Items[0]).Quoted);
    }

    [Theory]
    [InlineData("a: 1\r\nb: 2\r\n", "{a: 1, b: 2}")]
    [InlineData("a: &x {c: 1}\nb: *x\n", "{a: {c: 1}, b: {c: 1}}")]
    [InlineData("a: &x {c: 1, d: 2}\nb: {<<: *x, c: 3}\n", "{a: {c: 1, d: 2}, b: {d: 2, c: 3}}")]
    [InlineData("b:\n  c: 3\n  <<: {c: 1, d: 2}\n", "{b: {c: 3, d: 2}}")]
    [InlineData("b: {<<: [{c: 1}, {c: 2, d: 2}], e: 3}\n", "{b: {c: 1, d: 2, e: 3}}")]
    [InlineData("b: {'<<': {c: 1}}\n", "{b: {\"<<\": {c: 1}}}")]
    [InlineData("a: 'it''s'\nb: \"two\\tparts\"", "{a: \"it's\", b: \"two\\tparts\"}")]
    [InlineData("---\na: 1\n...\n", "{a: 1}")]
    public void Reads(string text, string line) => Assert.Equal(line, Read.Line(text));

    [Theory]
    [InlineData("", "x.yaml(1,1): error: the file is empty")]
    [InlineData("\n  \n", "x.yaml(1,1): error: the file is empty")]
    [InlineData("# todo\n", "x.yaml(1,1): error: the file holds only comments")]
    [InlineData("a: 1\n---\nb: 2\n", "x.yaml(2,1): error: one document expected, the second starts on line 2")]
    [InlineData("training:\n\tepochs: 3\n", "x.yaml(2,1): error: tab used for indentation on line 2; use spaces")]
    [InlineData("a:\n  b: 1\n  c: 2\n  b: 3\n", "x.yaml(4,3): error: 'b' appears twice (first on line 2); keep one")]
    [InlineData("a: {b: {c: 1, c: 2}}", "x.yaml(1,15): error: 'c' appears twice (first on line 1); keep one")]
    [InlineData("'a': 1\na: 2\n", "x.yaml(2,1): error: 'a' appears twice (first on line 1); keep one")]
    [InlineData("b: {<<: {c: 1}, <<: {d: 1}}", "x.yaml(1,17): error: '<<' appears twice (first on line 1); keep one")]
    [InlineData("b: {<<: 3}", "x.yaml(1,5): error: '<<' merges maps, got '3'; write <<: *anchor or <<: [*one, *two]")]
    [InlineData("a: *x\n", "x.yaml(1,4): error: unknown anchor '*x'; an anchor stands before its first use")]
    [InlineData("a: &a [*a]\n", "x.yaml(1,8): error: anchor 'a' refers to itself")]
    [InlineData("&a {*a : x, *a : y}\n", "x.yaml(1,5): error: anchor 'a' refers to itself")]
    [InlineData("? [a]\n: 1\n", "x.yaml(1,1): error: a key must be plain text")]
    [InlineData("a: !!str 3\n", "x.yaml(1,4): error: tags such as 'tag:yaml.org,2002:str' are not supported; leave it out")]
    [InlineData("a: [1, 2\nb: 3\n", "x.yaml(1,1): error: not valid YAML; look for an unclosed bracket, brace or quote")]
    [InlineData("a: !<> x\n", "x.yaml(1,1): error: not valid YAML; look for an unclosed bracket, brace or quote")]
    [InlineData("a: b: c\n", "x.yaml(1,5): error: not valid YAML: while scanning a plain scalar value, found invalid mapping")]
    [InlineData("a: \"x\\0y\"", "x.yaml(1,4): error: invisible character in quotes; remove it")]
    public void Says(string text, string message) => Assert.Equal(message, Read.Wrong(text));

    [Fact]
    public void Reports_every_repeated_key_at_once() => Assert.Equal(
        "x.yaml(2,1): error: 'a' appears twice (first on line 1); keep one\nx.yaml(4,3): error: 'c' appears twice (first on line 3); keep one",
        Read.Wrong("a: 1\na: 2\nb: {c: 1,\n  c: 2}\n"));

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var text = new StringBuilder("l0: &l0 x\n");
        for (int i = 1; i <= 9; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]\n");
        Assert.Equal(
            "x.yaml(7,5): error: the document expands beyond 100,000 values; it uses its anchors too often",
            Read.Wrong(text.ToString()));
    }

    [Fact]
    public void Depth_through_aliases_is_counted()
    {
        var text = new StringBuilder("l0: &l0 x\n");
        for (int i = 1; i <= 80; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"l{i}: &l{i} [*l{i - 1}]\n");
        Assert.Equal("x.yaml(65,12): error: nested deeper than 64 levels", Read.Wrong(text.ToString()));
    }

    [Theory]
    [InlineData("{a: ", 20_000)]
    [InlineData("[", 20_000)]
    [InlineData("- ", 20_000)]
    [InlineData("? ", 20_000)]
    public void Depth_is_refused_before_the_stack_ends(string open, int times) =>
        Assert.Contains("error: nested deeper than 64 levels", Read.Wrong(string.Concat(Enumerable.Repeat(open, times))), StringComparison.Ordinal);

    [Fact]
    public void A_wide_document_is_refused() =>
        Assert.Contains("more than 100,000 keys and values", Read.Wrong($"a: [{string.Concat(Enumerable.Repeat("1,", 100_001))}]"), StringComparison.Ordinal);

    [Fact]
    public void Written_text_reads_back_as_the_same_tree()
    {
        const string Text = "name: x\nlist: [1, 'two', {a: ~, b: \"\"}]\nmap: {a: {b: 1e-3, 'c d': yes}, d: []}\naxis: ladder(1e-3, 30)\nempty: {}\ndeep: [[[1], 2], [{a: [1]}]]\ntext: \"a\\nb: #c\"\n";
        var root = (MapNode)Read.Yaml(Text);
        string written = YamlWriter.Write(root);
        Assert.Equal(NodeText.Of(root), Read.Line(written));
        Assert.Equal(written, YamlWriter.Write((MapNode)Read.Yaml(written)));
    }
}
