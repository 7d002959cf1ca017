namespace Exp.Core.Tests.Plan;

/// <summary>What a wrong config gets, word for word.</summary>
public class PlannerMessageTests
{
    [Theory]
    [InlineData("name: a b\ndata: {dataset: iris}", "x.yaml(1,7): error: name must be 1 to 100 letters, digits, - and _, got 'a b'")]
    [InlineData("name: Con\ndata: {dataset: iris}", "x.yaml(1,7): error: name 'Con' is a device on Windows; choose another")]
    [InlineData("seed: 08\ndata: {dataset: iris}", "x.yaml(1,7): error: seed must be a whole number, got '08'; leading zero; write 8")]
    [InlineData("repeats: 0\ndata: {dataset: iris}", "x.yaml(1,10): error: repeats must be at least 1, got 0")]
    [InlineData("seed: -1\ndata: {dataset: iris}", "x.yaml(1,7): error: seed must be at least 0, got -1")]
    [InlineData("name: x", "x.yaml: error: data is missing; write data: {dataset: …}")]
    [InlineData("data: iris", "x.yaml(1,7): error: data must be a map with the keys dataset, train_rows, validation, test, scale, target_scale, positive, split, got 'iris'")]
    [InlineData("data: {}", "x.yaml(1,7): error: data.dataset is missing: a data set by name, or {kind: csv, path: …, target: …} and kin")]
    [InlineData("data: {dataset: irsi}", "x.yaml(1,17): error: unknown dataset 'irsi'; did you mean 'iris'?")]
    [InlineData("data: {dataset: csv}", "x.yaml(1,17): error: data.dataset.path is missing for 'csv': the file; a relative path starts at the folder of the config file\nx.yaml(1,17): error: data.dataset.target is missing for 'csv': the column to predict; all others are features")]
    [InlineData("data: {dataset: iris}\noptimizer: adamm", "x.yaml(2,12): error: unknown optimizer 'adamm'; did you mean 'adam'?")]
    [InlineData("data: {dataset: iris}\noptimizer: {kind: adam, beta1: 1.5}", "x.yaml(2,32): error: optimizer.beta1 must be in [0, 1), got 1.5")]
    [InlineData("data: {dataset: iris}\nbatch: {size: 3}", "x.yaml(2,8): error: batch has no strategy; write strategy: and one of full, stochastic, mini")]
    [InlineData("data: {dataset: iris}\ntrain: {epoch: 5}\nsweep: {grid: {optimizer.learning_rate: [1]}}", "x.yaml(2,9): error: unknown key 'train.epoch'; did you mean 'epochs'?\nx.yaml(3,16): error: unknown key 'optimizer.learning_rate' for optimizer 'sgd'; allowed: lr, momentum, dampening, nesterov, weight_decay, form")]
    [InlineData("data: {dataset: iris}\ntrain:\n  epochs:\nmodel: {kind: mlp, hidden: ~}", "x.yaml(3,10): error: train.epochs has no value (line 3); write one or remove the key\nx.yaml(4,28): error: model.hidden has no value (line 4); write one or remove the key")]
    [InlineData("data: {dataset: iris}\ntrain:\n", "x.yaml(2,7): error: train has no value (line 2); write one or remove the key")]
    [InlineData("data: {dataset: iris}\nepochs: 5", "x.yaml(2,1): error: unknown key 'epochs'; did you mean 'train.epochs'?")]
    [InlineData("data: {dataset: iris}\noptimiser: adam", "x.yaml(2,1): error: unknown key 'optimiser'; did you mean 'optimizer'?")]
    [InlineData("data: {dataset: iris}\noptimizer.lr: 1", "x.yaml(2,1): error: unknown key 'optimizer.lr'; outside of sweep write it as nested maps")]
    [InlineData("data: {dataset: iris}\nlauncher: slurm", "x.yaml(2,1): error: unknown key 'launcher'; allowed: name, description, seed, repeats, baselines, expect, precision, data, model, loss, optimizer, schedule, batch, train, regularization, clip, rng, extends, sweep, golden, shared")]
    [InlineData("data: {dataset: iris}\nprecision: float16", "x.yaml(2,12): error: precision must be one of float32, float64, got 'float16'; did you mean 'float32'?")]
    [InlineData("data: {dataset: iris}\noptimizer: {kind: sgd, lr: ladder(1, 3)}", "x.yaml(2,28): error: optimizer.lr must be a number, got 'ladder(1'\nx.yaml(2,38): error: unknown key 'optimizer.3)' for optimizer 'sgd'; allowed: lr, momentum, dampening, nesterov, weight_decay, form")]
    public void Keys_and_values(string text, string message) => Assert.Equal(message, Planned.Wrong(text));

    [Theory]
    [InlineData("sweep: 3", "x.yaml(2,8): error: sweep must be a map with grid, zip or list, or a list of such maps, got '3'")]
    [InlineData("sweep:", "x.yaml(2,7): error: sweep has no value (line 2); write one or remove the key")]
    [InlineData("sweep: {optimizer.lr: [1]}", "x.yaml(2,9): error: unknown key 'sweep.optimizer.lr'; axes stand under sweep.grid: {optimizer.lr: …}")]
    [InlineData("sweep: []", "x.yaml(2,8): error: sweep must be a map with grid, zip or list, or a list of such maps, got an empty one")]
    [InlineData("sweep: [{grid: {batch.size: [1]}}, 3]", "x.yaml(2,36): error: an item of sweep must be a map with grid, zip or list, got '3'")]
    [InlineData("sweep: [{grids: {batch.size: [1]}}]", "x.yaml(2,10): error: unknown key 'sweep[0].grids'; did you mean 'grid'?")]
    [InlineData("sweep: {grid: {batch.size: [1]}, when: {batch.siz: b}}", "x.yaml(2,41): error: 'batch.siz' under sweep.when is no axis of its grid or zip; did you mean 'batch.size'?")]
    [InlineData("sweep: {list: [{batch.size: 1}], when: {batch.size: b}}", "x.yaml(2,41): error: 'batch.size' under sweep.when is no axis of its grid or zip")]
    [InlineData("sweep: {grid: {batch.size: [1]}, when: {batch.size: [b]}}", "x.yaml(2,53): error: sweep.when.batch.size must be a condition such as \"optimizer.kind = 'sgd'\", got a list")]
    [InlineData("sweep: {when: {}}", "x.yaml(2,15): error: sweep.when must be a map from axes to conditions such as {optimizer.momentum: \"optimizer.kind = 'sgd'\"}, got an empty one")]
    [InlineData("sweep: {exclude: batch.size > 1}", "x.yaml(2,18): error: sweep.exclude must be a list of conditions such as [\"batch.size > 128 and optimizer.lr > 1\"], got 'batch.size > 1'")]
    [InlineData("sweep: {exclude: ['']}", "x.yaml(2,19): error: sweep.exclude[0] must be a condition such as \"optimizer.kind = 'sgd'\", got the text ''")]
    [InlineData("sweep: {exclude: [batch.size > 1]}", "x.yaml(2,19): error: sweep.exclude[0]: conditions cannot be judged here")]
    [InlineData("sweep: {sample: 3}", "x.yaml(2,17): error: sweep.sample must be a map with the keys count, got '3'")]
    [InlineData("sweep: {sample: {count: 0}}", "x.yaml(2,25): error: sweep.sample.count must be at least 1, got 0")]
    [InlineData("sweep: {sample: {}}", "x.yaml(2,17): error: sweep.sample.count is missing: how many settings are drawn, by the root seed; all repeats of one stay together")]
    [InlineData("sweep: {grid: {}}", "x.yaml(2,15): error: sweep.grid must be a map from keys to axes, got an empty one")]
    [InlineData("sweep: {grid: {optimizer.lr: []}}", "x.yaml(2,30): error: axis 'optimizer.lr' is empty; give it a value or remove it")]
    [InlineData("sweep: {grid: {optimzer.lr: [1]}}", "x.yaml(2,16): error: unknown axis 'optimzer.lr'; did you mean 'optimizer.lr'?")]
    [InlineData("sweep: {grid: {learning_rate: [1]}}", "x.yaml(2,16): error: unknown axis 'learning_rate'; an axis begins with precision, data, model, loss, optimizer, schedule, batch, train, regularization, clip or rng")]
    [InlineData("sweep: {grid: {optimizer..lr: [1]}}", "x.yaml(2,16): error: 'optimizer..lr' is not a key such as optimizer.lr")]
    [InlineData("sweep: {grid: {seed: [1, 2]}}", "x.yaml(2,16): error: 'seed' cannot be an axis; repeats: n trains every setting with n seeds")]
    [InlineData("sweep: {grid: {name: [a, b]}}", "x.yaml(2,16): error: 'name' cannot be an axis")]
    [InlineData("sweep: {grid: {optimizer.lr: [1, fast, 'x', -1]}}", "x.yaml(2,34): error: optimizer.lr must be a number, got 'fast'\nx.yaml(2,40): error: optimizer.lr must be a number, got the text 'x'\nx.yaml(2,45): error: optimizer.lr must be at least 0, got -1")]
    [InlineData("sweep: {zip: {optimizer.lr: [1, 2], batch.size: [1]}}", "x.yaml(2,9): error: the axes of sweep.zip must have equal lengths, got optimizer.lr 2, batch.size 1")]
    [InlineData("sweep: {zip: {optimizer.lr: [1]}, grid: {optimizer.lr: [1]}}", "x.yaml(2,15): error: axis 'optimizer.lr' stands under grid and under zip; keep one")]
    [InlineData("sweep: {list: []}", "x.yaml(2,15): error: sweep.list must be a list of maps such as {optimizer.lr: 0.1}")]
    [InlineData("sweep: {list: [3]}", "x.yaml(2,16): error: an item of sweep.list must be a map such as {optimizer.lr: 0.1}, got '3'")]
    [InlineData("sweep: {list: [{optimizer.lr: 1}], grid: {batch.size: [1]}}", "x.yaml(2,9): error: sweep.list names exactly the trials; neither grid, zip nor an axis of the command line can stand beside it")]
    [InlineData("sweep: {grid: {optimizer: [{kind: sgd}, {kind: adam}], optimizer.momentum: [0, 0.9]}}", "x.yaml(2,56): error: unknown key 'optimizer.momentum' for optimizer 'adam'; allowed: lr, beta1, beta2, epsilon, weight_decay, amsgrad, form")]
    [InlineData("sweep: {grid: {optimizer.lr: 'range(0, 2000, 1)', batch.size: 'range(1, 1002, 1)'}}", "x.yaml(2,8): error: the plan has 2,002,000 trials; at most 1,000,000 (--max-trials allows more)")]
    public void Sweeps(string sweep, string message) => Assert.Equal(message, Planned.Wrong("data: {dataset: iris}\n" + sweep));

    [Theory]
    [InlineData("train: {stop: patience}", "x.yaml(2,15): error: train.stop watches val_loss, but no validation rows are held out; set data.validation, or monitor: train_loss")]
    [InlineData("train: {keep: best}", "x.yaml(2,15): error: train.keep watches val_loss, but no validation rows are held out; set data.validation, or monitor: train_loss")]
    [InlineData("schedule: plateau", "x.yaml(2,11): error: schedule watches val_loss, but no validation rows are held out; set data.validation, or monitor: train_loss")]
    [InlineData("train: {stop: {kind: divergence, monitor: train_acc}}", "x.yaml(2,15): error: train.stop: monitor must be a loss: train_loss, batch_loss or val_loss")]
    [InlineData("train: {stop: {kind: any, rules: []}}", "x.yaml(2,15): error: train.stop: rules must name at least one stop rule")]
    [InlineData("optimizer: lbfgs", "x.yaml: error: optimizer 'lbfgs' searches along its steps and needs the same rows in each; use batch: full")]
    [InlineData("optimizer: lbfgs\nbatch: full\nclip: norm\nregularization: {max_norm: 3}", "x.yaml(4,7): error: optimizer 'lbfgs' searches along its steps; a clipped gradient would mislead it; use clip: none\nx.yaml(5,17): error: optimizer 'lbfgs' searches along its steps; decoupled decay and max_norm would move the weights beside it; use l2 as a penalty")]
    [InlineData("seed: 4294967295\nrepeats: 2\nrng: cpython", "x.yaml(4,6): error: rng 'cpython' takes seeds up to 4294967295, the last repeat included; lower seed")]
    [InlineData("clip: {kind: norm, max: 0}", "x.yaml(2,25): error: clip.max must be above 0, got 0")]
    [InlineData("regularization: {l2: -1}", "x.yaml(2,22): error: regularization.l2 must be at least 0, got -1")]
    public void Rules_of_a_training(string text, string message) =>
        Assert.Equal(message, Planned.Wrong("data: {dataset: iris, validation: 0}\n" + text));

    [Fact]
    public void Real_targets_have_no_accuracy_to_watch() => Assert.Equal(
        "x.yaml(2,15): error: train.stop watches val_acc, but 'concrete' has real targets and no accuracy; use monitor: val_loss",
        Planned.Wrong("data: {dataset: concrete}\ntrain: {stop: {kind: target, value: 0.9}}"));

    [Theory]
    [InlineData("loss: binary_cross_entropy", "x.yaml(2,7): error: loss 'binary_cross_entropy' needs two classes, 'iris' has 3; use loss: cross_entropy, multi_margin or crammer_singer, or one_vs_rest: true")]
    [InlineData("loss: {kind: cross_entropy, class_weights: [1, 2]}", "x.yaml(2,7): error: loss 'cross_entropy': class_weights has 2 numbers for 3 classes")]
    [InlineData("model: {kind: perceptron}", "x.yaml(2,8): error: loss 'perceptron' needs two classes, 'iris' has 3; use loss: {kind: perceptron, one_vs_rest: true}")]
    [InlineData("loss: hinge\nmodel: perceptron", "x.yaml(2,7): error: model 'perceptron' learns from mistakes only; use loss: perceptron")]
    [InlineData("model: {kind: mlp, output: sigmoid}", "x.yaml(2,28): error: loss 'cross_entropy' works on raw outputs, but model.output is 'sigmoid'; use model.output: identity, or loss: mse, mae or huber")]
    [InlineData("train: {stop: {kind: any, rules: [no_mistakes]}}", "x.yaml(2,15): error: train.stop 'no_mistakes' needs a loss that counts mistakes, 'cross_entropy' does not; use loss: perceptron, or train.stop: never")]
    [InlineData("train: {stop: no_mistakes}", "x.yaml(2,15): error: train.stop 'no_mistakes' needs a loss that counts mistakes, 'cross_entropy' does not; use loss: perceptron, or train.stop: never")]
    [InlineData("model: {kind: mlp, hidden: [3, 4], activation: [relu, tanh, relu]}", "x.yaml(2,48): error: model.activation: 3 activations for 2 hidden layers; give one, or one per layer")]
    [InlineData("model: {kind: mlp, hidden: [3, 4], dropout: [0.1, 0.2, 0.3]}", "x.yaml(2,45): error: model.dropout: 3 shares for 2 hidden layers; give one, or one per layer")]
    [InlineData("model: {kind: mlp, hidden: [3, 4], norm: [batch, layer, layer]}", "x.yaml(2,42): error: model.norm: 3 norms for 2 hidden layers; give one, or one per layer")]
    [InlineData("model: {kind: mlp, norm: bach}", "x.yaml(2,26): error: unknown norm 'bach'; did you mean 'batch'?")]
    [InlineData("model: {kind: mlp, norm: batch}\nbatch: stochastic", "x.yaml(3,8): error: batch norm needs at least two rows per batch, got 1; use batch: {strategy: mini, size: 32}, or model.norm: layer")]
    [InlineData("model: {kind: mlp, norm: [layer, batch]}\nbatch: {strategy: mini, size: 1}", "x.yaml(3,31): error: batch norm needs at least two rows per batch, got 1; use batch: {strategy: mini, size: 32}, or model.norm: layer")]
    [InlineData("model: {kind: mlp, parametrization: mup}", "x.yaml(2,37): error: model.parametrization.base_width is missing for 'mup': units of a hidden layer at which all factors are 1: the width whose learning rate is known")]
    [InlineData("model: {kind: mlp, init: orthogonal, parametrization: {kind: mup, base_width: 8}}", "x.yaml(2,26): error: model.init: these weights are made as a whole matrix, which parametrization 'mup' does not scale; use he_normal or another law")]
    [InlineData("model: {kind: mlp, parametrization: {kind: mup, base_width: 8}}\noptimizer: rprop", "x.yaml(3,12): error: parametrization 'mup' knows no layer rates for optimizer 'rprop'; use sgd, adam, adamw or another whose steps follow the gradient or the rate, or model.parametrization: standard")]
    [InlineData("model: {kind: mlp, dropout: 0.1}\noptimizer: lbfgs\nbatch: full", "x.yaml(2,8): error: optimizer 'lbfgs' searches along its steps, and dropout makes it another function in each; use dropout: 0")]
    [InlineData("model: {kind: mlp, dropout: 1, input_dropout: -0.5}", "x.yaml(2,29): error: model.dropout must be in [0, 1), got 1\nx.yaml(2,47): error: model.input_dropout must be in [0, 1), got -0.5")]
    [InlineData("model: {kind: mlp, dropout: [0.5, 1.5]}", "x.yaml(2,35): error: model.dropout[1] must be in [0, 1), got 1.5")]
    [InlineData("model: {kind: mlp, hidden: [65536, 65536]}", "x.yaml(2,28): error: the network would have 4,295,557,123 parameters; at most 1,073,741,824")]
    [InlineData("baselines: [majorty]", "x.yaml(2,13): error: unknown baseline 'majorty'; did you mean 'majority'?")]
    [InlineData("baselines: [majority, majority]", "x.yaml(2,23): error: baseline 'majority' is named twice; keep one")]
    [InlineData("baselines: [mlnet.sdca]", "x.yaml(2,13): error: baseline 'mlnet.sdca' is for regression; 'iris' has classes; for it there are majority, mlnet.lbfgs_maxent")]
    [InlineData("baselines: majority", "x.yaml(2,12): error: baselines must be a list of values such as [a, b], got 'majority'")]
    public void Parts_that_do_not_fit(string rest, string message) => Assert.Equal(message, Planned.Wrong("data: {dataset: iris}\n" + rest));

    [Theory]
    [InlineData("loss: poisson", "x.yaml(2,7): error: loss 'poisson' needs counts, but a scaled target of 'concrete' is negative; use data.target_scale: none if they are counts")]
    [InlineData("loss: cross_entropy", "x.yaml(2,7): error: loss 'cross_entropy' needs classes, 'concrete' has real targets; use loss: mse, mae or huber")]
    [InlineData("baselines: [mlnet.lbfgs_maxent]", "x.yaml(2,13): error: baseline 'mlnet.lbfgs_maxent' is for classification; 'concrete' has real targets; for it there are majority, mlnet.sdca")]
    [InlineData("model: perceptron", "x.yaml(2,8): error: loss 'perceptron' needs classes, 'concrete' has real targets; use another model")]
    public void Parts_that_do_not_fit_real_targets(string rest, string message) => Assert.Equal(message, Planned.Wrong("data: {dataset: concrete}\n" + rest));

    [Theory]
    [InlineData("lr=1", "command line: error: unknown key 'lr'; allowed: name, description, seed, repeats, baselines, expect, precision, data, model, loss, optimizer, schedule, batch, train, regularization, clip, rng")]
    [InlineData("optimzer.lr=1", "command line: error: unknown key 'optimzer.lr'; did you mean 'optimizer.lr'?")]
    [InlineData("optimizer.lrr=1", "command line: error: unknown key 'optimizer.lrr' for optimizer 'sgd'; did you mean 'lr'?")]
    [InlineData("optimizer.lr=fast", "command line: error: optimizer.lr must be a number, got 'fast'")]
    [InlineData("optimizer.lr=", "command line: error: optimizer.lr has no value; write optimizer.lr=value")]
    [InlineData("optimizer.lr=1,,2", "command line: error: optimizer.lr has no value; write optimizer.lr=value")]
    [InlineData("optimizer.lr=~", "command line: error: optimizer.lr has no value; write one or remove the key")]
    [InlineData("optimizer.lr", "command line: error: 'optimizer.lr' is not key=value, such as optimizer.lr=0.1")]
    [InlineData("--lr=3", "command line: error: '--lr=3' is not key=value, such as optimizer.lr=0.1")]
    [InlineData("seed=1,2", "command line: error: 'seed' cannot be an axis; repeats: n trains every setting with n seeds")]
    [InlineData("seed.x=1", "command line: error: unknown key 'seed.x'; seed has no keys below it")]
    [InlineData("sweep.grid=1", "command line: error: 'sweep' stands in the file only; key=a,b makes an axis")]
    [InlineData("extends=b.yaml", "command line: error: 'extends' stands in the file only; key=a,b makes an axis")]
    [InlineData("optimizer.lr=[1", "command line: error: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'")]
    [InlineData("optimizer.lr=ladder(3)", "command line: error: axis 'optimizer.lr': write ladder(a, b)")]
    public void Overrides(string argument, string message) => Assert.Equal(message, Planned.Wrong("data: {dataset: iris}", argument));

    [Fact]
    public void An_override_given_twice_is_refused() => Assert.Equal(
        "command line: error: 'seed' is given twice; keep one", Planned.Wrong("data: {dataset: iris}", "seed=1", "seed=2"));

    [Fact]
    public void Problems_of_keys_data_sweep_and_command_line_come_together() => Assert.Equal(
        """
        x.yaml(1,7): error: seed must be a whole number, got '1.5'
        x.yaml(2,17): error: unknown dataset 'mnits'; did you mean 'mnist'?
        x.yaml(3,8): error: unknown model 'mpl'; did you mean 'mlp'?
        x.yaml(4,28): error: axis 'batch.size' is empty; give it a value or remove it
        x.yaml(5,1): error: unknown key 'exclude'; allowed: name, description, seed, repeats, baselines, expect, precision, data, model, loss, optimizer, schedule, batch, train, regularization, clip, rng, extends, sweep, golden, shared
        command line: error: train.epochs must be in [1, 1000000], got 0
        """.ReplaceLineEndings("\n"),
        Planned.Wrong("seed: 1.5\ndata: {dataset: mnits}\nmodel: mpl\nsweep: {grid: {batch.size: []}}\nexclude: []\n", "train.epochs=0"));

    [Fact]
    public void A_missing_file_is_named()
    {
        using var files = new Planned();
        Assert.Equal("x.yaml: error: no such file: 'x.yaml'", files.Says("x.yaml"));
    }

    [Fact]
    public void A_folder_is_no_config()
    {
        using var files = new Planned();
        Directory.CreateDirectory(files["x.yaml"]);
        Assert.Equal("x.yaml: error: 'x.yaml' is a folder, not a file", files.Says("x.yaml"));
    }

    [Fact]
    public void A_missing_data_file_is_reported_where_it_is_named() => Assert.StartsWith(
        "x.yaml(1,17): error: ", Planned.Wrong("data: {dataset: {kind: csv, path: no.csv, target: y}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("float32", "1e40", "1", "x.yaml(1,7): error: t.csv: 'a' is 1E+40 in row 2, too large for the engine's numbers; set scale: standard or precision: float64")]
    [InlineData("float32", "1", "1e40", "x.yaml(1,7): error: t.csv: the target of row 2 is too large for the engine's numbers; set target_scale: standard or precision: float64")]
    [InlineData("float64", "1e40", "1e40", null)]
    public void Numbers_that_do_not_fit_the_precision_are_refused_before_training(string precision, string feature, string target, string? message)
    {
        using var files = new Planned(
            ("t.csv", $"a,b\n1,2\n{feature},{target}\n2,3\n"),
            ("x.yaml", $"data: {{dataset: {{kind: csv, path: t.csv, target: b, task: regression}}, scale: none, target_scale: none}}\nprecision: {precision}\nloss: mse\nmodel: {{kind: mlp, hidden: [2]}}"));
        if (message is null)
            Assert.Single(files.Plan("x.yaml").Trials);
        else
            Assert.Equal(message, files.Says("x.yaml"));
    }
}
