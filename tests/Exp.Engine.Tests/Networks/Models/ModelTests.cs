using Exp.Engine.Activations;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;

namespace Exp.Engine.Tests.Networks.Models;

public sealed class ModelTests
{
    private static readonly Activation Identity = new Identity();

    public static TheoryData<Model> Listed =>
    [
        new Mlp([16, 16], One(Identity), new GlorotUniform(), Identity), new Perceptron(new Zeros()), new Adaline(new Zeros()),
    ];

    [Theory]
    [InlineData(new[] { 16, 16 }, 784, 10, 13002)]
    [InlineData(new[] { 30 }, 784, 10, 23860)]
    [InlineData(new[] { 300, 100 }, 784, 10, 266610)]
    [InlineData(new[] { 12 }, 60, 2, 758)]
    [InlineData(new int[0], 4, 3, 15)]
    public void Mlp_has_the_parameters_of_its_shape(int[] hidden, int inputs, int outputs, long parameters) =>
        Assert.Equal(parameters, new Mlp(hidden, One(Identity), new Zeros(), Identity).Build(inputs, outputs).ParameterCount);

    [Fact]
    public void Mlp_gives_each_hidden_layer_its_activation_and_the_output_its_own()
    {
        Activation first = Activated("tanh"), second = Activated("relu"), output = Activated("sigmoid");
        var perLayer = new PerLayer<Activation>([first, second]);
        NetworkSpec network = new Mlp([5, 4], perLayer, new Zeros(), output).Build(3, 2);
        Assert.Equal([5, 4, 2], network.Layers.Select(l => l.Units));
        Assert.Equal([first, second, output], network.Layers.Select(l => l.Activation));
    }

    [Fact]
    public void Mlp_shares_a_single_activation_among_all_hidden_layers()
    {
        Activation tanh = Activated("tanh");
        NetworkSpec network = new Mlp([5, 4, 3], One(tanh), new Zeros(), Identity).Build(3, 2);
        Assert.Equal([tanh, tanh, tanh, Identity], network.Layers.Select(l => l.Activation));
    }

    [Fact]
    public void Mlp_refuses_a_list_of_activations_of_another_length()
    {
        var two = new PerLayer<Activation>([Identity, Identity]);
        UnfitOptionException error = Assert.Throws<UnfitOptionException>(
            () => new Mlp([5, 4, 3], two, new Zeros(), Identity).Build(3, 2));
        Assert.Equal("2 activations for 3 hidden layers; give one, or one per layer", error.Message);
        Assert.Equal("activation", error.Option);
    }

    [Fact]
    public void Perceptron_and_adaline_are_a_single_linear_layer()
    {
        foreach (Model model in new Model[] { new Perceptron(new Zeros()), new Adaline(new Zeros()) })
        {
            NetworkSpec network = model.Build(4, 3);
            Assert.Equal((4, 3, 15), (network.Inputs, network.Outputs, network.ParameterCount));
            Assert.Equal(Identity, Assert.Single(network.Layers).Activation);
        }
    }

    [Fact]
    public void Perceptron_takes_its_own_criterion_only() => Assert.Equal(
        ["perceptron"], Loss.All.Members.Where(m => Accepts(new Perceptron(new Zeros()), m.Kind)).Select(m => m.Kind));

    [Fact]
    public void Adaline_takes_squared_error_only() => Assert.Equal(
        ["mse"], Loss.All.Members.Where(m => Accepts(new Adaline(new Zeros()), m.Kind)).Select(m => m.Kind));

    [Fact]
    public void Every_model_is_tested_here() => Assert.Equal(
        Model.All.Members.Select(m => m.Type), Listed.Select(row => row.Data.GetType()));

    [Theory, MemberData(nameof(Listed))]
    public void Default_losses_are_listed_and_accepted(Model model)
    {
        foreach (bool regression in new[] { false, true })
        {
            string kind = model.DefaultLoss(regression).TrimStart('{').Replace("kind: ", "", StringComparison.Ordinal).Split(',')[0];
            Assert.True(Accepts(model, kind), $"{model}: {kind}");
        }
    }

    private static bool Accepts(Model model, string loss) =>
        model.Objection((Loss)Loss.All.Find(loss)!.CreateDefault()) is null;

    private static PerLayer<Activation> One(Activation activation) => new([activation]);

    private static Activation Activated(string kind) => (Activation)Activation.All.Find(kind)!.CreateDefault();
}
