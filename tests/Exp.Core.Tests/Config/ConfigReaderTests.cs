using System.Text;
using Exp.Core.Config;
using Exp.Core.Tests.Plan;

namespace Exp.Core.Tests.Config;

public class ConfigReaderTests
{
    [Fact]
    public void Extends_merges_maps_and_replaces_lists()
    {
        using var files = new Planned(
            ("base.yaml", "a: {x: 1, y: {u: 1, v: 2}}\nl: [1, 2]\nk: 1\n"),
            ("x.yaml", "extends: base.yaml\na: {y: {v: 3}, z: 4}\nl: [3]\n"));
        Assert.Equal("{a: {x: 1, y: {u: 1, v: 3}, z: 4}, l: [3], k: 1}", NodeText.Of(Tree(files)));
    }

    [Fact]
    public void A_merged_node_keeps_its_own_file()
    {
        using var files = new Planned(("sub.yaml", "data: {dataset: iris}\noptimizer:\n  kind: adam\n  beta1: 7\n"), ("x.yaml", "extends: sub.yaml\nname: 5 5\n"));
        Assert.Equal(
            "x.yaml(2,7): error: name must be 1 to 100 letters, digits, - and _, got '5 5'\nsub.yaml(4,10): error: optimizer.beta1 must be in [0, 1), got 7",
            files.Says("x.yaml"));
    }

    [Fact]
    public void A_base_is_looked_up_beside_the_file_that_names_it()
    {
        using var files = new Planned();
        Directory.CreateDirectory(files["sub"]);
        files.Write("sub/base.yaml", "extends: deeper.yaml\nb: 2\n");
        files.Write("sub/deeper.yaml", "c: 3\n");
        files.Write("x.yaml", "extends: sub/base.yaml\na: 1\n");
        Assert.Equal("{c: 3, b: 2, a: 1}", NodeText.Of(Tree(files)));
    }

    [Fact]
    public void A_circle_is_refused()
    {
        using var files = new Planned(("x.yaml", "extends: b.yaml\n"), ("b.yaml", "a: 1\nextends: x.yaml\n"));
        Assert.Equal("b.yaml(2,10): error: extends goes in a circle: x.yaml → b.yaml → x.yaml", files.Says("x.yaml"));
    }

    [Fact]
    public void A_long_chain_is_refused()
    {
        using var files = new Planned();
        for (int i = 0; i < 40; i++)
            files.Write($"f{i}.yaml", $"extends: f{i + 1}.yaml\n");
        Assert.Equal("f31.yaml(1,10): error: extends more than 31 files in a chain", files.Says("f0.yaml"));
    }

    [Theory]
    [InlineData("extends: no.yaml\n", "x.yaml(1,10): error: no such file: 'no.yaml'")]
    [InlineData("extends: [a.yaml]\n", "x.yaml(1,1): error: extends names one file, such as base.yaml")]
    [InlineData("extends:\n", "x.yaml(1,1): error: extends names one file, such as base.yaml")]
    [InlineData("- a\n", "x.yaml(1,1): error: a map of settings expected, got a list; write key: value lines without a leading '-'")]
    [InlineData("a:1\n", "x.yaml(1,1): error: a map of settings expected, got 'a:1'; put a blank after the colon")]
    [InlineData("text\n", "x.yaml(1,1): error: a map of settings expected, got 'text'")]
    [InlineData("---\n", "x.yaml(2,2): error: the file holds no settings")]
    [InlineData("", "x.yaml(1,1): error: the file is empty")]
    [InlineData("# todo", "x.yaml(1,1): error: the file holds only comments")]
    public void Says(string text, string message)
    {
        using var files = new Planned(("x.yaml", text));
        Assert.Equal(message, files.Says("x.yaml"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "x.yaml: error: the file is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x0A, 0xE9, 0x0A }, "x.yaml(2,1): error: the file is not UTF-8; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0x00, 0x0A }, "x.yaml(1,4): error: invisible character U+0000; remove it")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x0A, 0xE2, 0x80, 0xA8 }, "x.yaml(2,1): error: invisible character U+2028; remove it")]
    public void Bytes_that_are_no_text_are_refused(byte[] bytes, string message)
    {
        var problems = new Problems();
        Assert.Null(ConfigText.Decode(bytes, "x.yaml", problems));
        Assert.Equal(message, string.Join('\n', problems.Sorted()));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key()
    {
        var problems = new Problems();
        Assert.Equal("a: é\r\n", ConfigText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("a: é\r\n")], "x.yaml", problems));
    }

    [Fact]
    public void A_file_over_the_limit_is_refused()
    {
        using var files = new Planned(("x.yaml", "# " + new string('x', 1 << 20)));
        Assert.Equal("x.yaml: error: the file is larger than 1 MiB; is it a config?", files.Says("x.yaml"));
    }

    private static MapNode Tree(Planned files)
    {
        var problems = new Problems();
        MapNode? root = ConfigReader.Read(files["x.yaml"], problems);
        problems.ThrowIfAny();
        return root!;
    }
}
