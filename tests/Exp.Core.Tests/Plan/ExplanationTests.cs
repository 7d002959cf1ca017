using Exp.Core.Config;
using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class ExplanationTests
{
    private const string Text = """
        name: a
        data: {dataset: iris}
        model:
          kind: mlp
          hidden: [8]
          activation: [{kind: leaky_relu}]
        optimizer: adam
        sweep:
          grid:
            optimizer.lr: ladder(0.1, 1)
            batch: [full, {strategy: mini, size: 4}]
        """;

    [Fact]
    public void Every_value_has_an_origin()
    {
        using var files = new Planned(("x.yaml", Text));
        IEnumerable<string> lines = files.Explain("x.yaml", "train.epochs=3", "seed=4").Values.Select(v => $"{v.Key} = {v.Value} | {v.Origin}");
        Assert.Equal(
            """
            name = a | x.yaml(1,7)
            description = "" | default
            seed = 4 | command line
            repeats = 1 | default
            baselines = [] | default
            expect = [] | default
            precision = float32 | default
            data.dataset = iris | x.yaml(2,17)
            data.train_rows =  | default
            data.validation = 0.1 | default
            data.test = 0 | default
            data.scale = standard | default
            data.target_scale = standard | default
            data.positive =  | default
            data.split = stratified | default
            model.kind = mlp | x.yaml(4,9)
            model.hidden = [8] | x.yaml(5,11)
            model.activation = {kind: leaky_relu, slope: 0.01} | x.yaml(6,15)
            model.init.kind = glorot_uniform | default
            model.init.gain = 1 | default
            model.output = identity | default
            model.dropout = 0 | default
            model.input_dropout = 0 | default
            model.norm = none | default
            model.bias = true | default
            model.parametrization = standard | default
            loss.kind = cross_entropy | default
            loss.label_smoothing = 0 | default
            loss.smoothing = all | default
            loss.class_weights =  | default
            loss.mean = weights | default
            optimizer.kind = adam | x.yaml(7,12)
            optimizer.lr = 0.1, 0.3, 1 | axis, x.yaml(10,5)
            optimizer.beta1 = 0.9 | default
            optimizer.beta2 = 0.999 | default
            optimizer.epsilon = 1E-08 | default
            optimizer.weight_decay = 0 | default
            optimizer.amsgrad = false | default
            optimizer.form = torch | default
            schedule = constant | default
            batch = full, {strategy: mini, size: 4} | axis, x.yaml(11,5)
            train.epochs = 3 | command line
            train.stop = never | default
            train.keep =  | default
            regularization.l2 = 0 | default
            regularization.l1 = 0 | default
            regularization.share = whole | default
            regularization.decoupled = false | default
            regularization.max_norm =  | default
            clip = none | default
            rng = philox | default
            """.ReplaceLineEndings("\n"),
            files.Short(string.Join('\n', lines)));
    }

    [Fact]
    public void A_key_gives_itself_and_what_is_below_it()
    {
        using var files = new Planned(("x.yaml", Text));
        Explanation all = files.Explain("x.yaml");
        Assert.Equal(["train.epochs", "train.stop", "train.keep"], all.Of("train").Select(v => v.Key));
        Assert.Equal(["optimizer.lr"], all.Of("optimizer.lr").Select(v => v.Key));
        Assert.Equal(
            "command line: error: this config has no key 'optimzer.lr'; did you mean 'optimizer.lr'?",
            Assert.Throws<ConfigException>(() => all.Of("optimzer.lr")).Message);
    }

    [Fact]
    public void Every_value_says_what_it_means()
    {
        using var files = new Planned(("x.yaml", Text));
        Assert.All(files.Explain("x.yaml").Values, v => Assert.NotEmpty(v.Summary));
    }
}
