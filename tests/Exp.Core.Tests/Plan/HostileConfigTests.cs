using System.Text;
using Exp.Core.Config;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Plan;

/// <summary>Whatever the bytes, a config is planned or refused with a message; nothing else may happen.</summary>
public class HostileConfigTests
{
    private const string Valid = """
        name: lesson   # a comment
        data: {dataset: iris, validation: 0.2}
        model: &m {kind: mlp, hidden: [8, 8], activation: [relu, tanh]}
        shared: {again: *m}
        optimizer: {kind: adam, lr: 1e-3, beta1: 0.9}
        train:
          epochs: 3
        baselines: [majority]
        repeats: 2
        sweep:
          grid: {optimizer.lr: 'ladder(1e-3, 1)', batch.size: [4, 8]}
          zip:
            train.epochs: {min: 1, max: 3, step: 1}
            optimizer.beta2: linspace(0.9, 0.99, 3)

        """;

    private static readonly string[] pieces =
    [
        "\0", "\t", "\n", " ", "&a ", "*a", "*m", "<<: *m", "<<", "[", "]", "{", "}", ": ", ", ", "- ", "? ", "!!x ", "!<> ", "'", "\"", "#", "|", ">",
        "%", "@", "`", "---\n", "...\n", "~", "1e999", "-", "0x1", "range(0, 1e12, 1)", "range(0,1,1e-320)", "geomspace(1e-320, 1e308, 9)", "ladder(1e-323, 1e308)",
        "{min: 0, max: 1, n: 1e9}", "extends: x.yaml\n", "\u2028", "\uFEFF", "é", "kind", "99999999999999999999", "name", "grid", "null", "1e-400", "\\", "\"\\uD800\"",
    ];

    [Fact]
    public void Mutations_of_a_config_are_planned_or_refused()
    {
        var random = new RandomStream(1);
        using var files = new Planned();
        int refused = 0;
        for (int i = 0; i < 400; i++)
            refused += Refuses(files, Encoding.UTF8.GetBytes(Mutated(random))) ? 1 : 0;
        Assert.InRange(refused, 200, 395);
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new RandomStream(2);
        using var files = new Planned();
        for (int i = 0; i < 500; i++)
        {
            byte[] bytes = new byte[random.NextBelow(200)];
            for (int j = 0; j < bytes.Length; j++)
                bytes[j] = (byte)(i % 2 == 0 ? random.NextBelow(256) : 32 + random.NextBelow(95));
            Assert.True(Refuses(files, bytes));
        }
    }

    [Fact]
    public void Random_overrides_are_planned_or_refused()
    {
        var random = new RandomStream(3);
        using var files = new Planned(("x.yaml", Valid));
        string[] keys = ["optimizer.lr", "model", "model.hidden", "seed", "sweep", "data.dataset", "batch", "a.b.c", "baselines", "name", ""];
        for (int i = 0; i < 150; i++)
        {
            var value = new StringBuilder();
            for (int j = random.NextBelow(4); j >= 0; j--)
                value.Append(pieces[random.NextBelow(pieces.Length)]);
            Refuses(() => files.Plan("x.yaml", $"{keys[random.NextBelow(keys.Length)]}={value}"));
        }
    }

    [Theory]
    [InlineData("a: ", 300_000)]
    [InlineData("a", 1_000_000)]
    [InlineData("- ", 500_000)]
    [InlineData("k: &a\n", 150_000)]
    [InlineData("[", 1_000_000)]
    [InlineData("{a: ", 250_000)]
    [InlineData("\"", 1_000_001)]
    [InlineData("#", 1_000_000)]
    [InlineData("x: y\n", 200_000)]
    public void Large_files_are_refused(string piece, int times)
    {
        using var files = new Planned();
        Assert.True(Refuses(files, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)))));
    }

    [Fact]
    public void A_deep_key_on_the_command_line_is_refused() => Assert.Equal(
        "command line: error: key 'optimizer.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…' is deeper than 64 levels",
        Planned.Wrong("data: {dataset: iris}", "optimizer" + string.Concat(Enumerable.Repeat(".a", 30_000)) + "=1"));

    private static string Mutated(RandomStream random)
    {
        var text = new StringBuilder(Valid);
        for (int n = random.NextBelow(3); n >= 0; n--)
        {
            int at = random.NextBelow(text.Length);
            switch (random.NextBelow(4))
            {
                case 0:
                    text.Insert(at, pieces[random.NextBelow(pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(1 + random.NextBelow(12), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(random.NextBelow(text.Length / 2), 1 + random.NextBelow(text.Length / 2)));
                    break;
                default:
                    text[at] = (char)(32 + random.NextBelow(95));
                    break;
            }
        }
        return text.ToString();
    }

    private static bool Refuses(Planned files, byte[] bytes)
    {
        File.WriteAllBytes(files["x.yaml"], bytes);
        return Refuses(() => files.Plan("x.yaml"));
    }

    private static bool Refuses(Action plan)
    {
        try
        {
            plan();
            return false;
        }
        catch (ConfigException wrong)
        {
            Assert.NotEmpty(wrong.Problems);
            Assert.All(wrong.Problems, p => Assert.DoesNotContain('\n', p.Text));
            return true;
        }
    }
}
