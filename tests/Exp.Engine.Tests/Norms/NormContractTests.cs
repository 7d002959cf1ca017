using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Checks;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Norms;

/// <summary>What every norm promises inside a network.</summary>
public class NormContractTests
{
    private static readonly CrossEntropy Loss = new();
    private static readonly SeedTree Seeds = new(3, 0);

    public static TheoryData<string> Names => NormForms.Names;

    [Theory, MemberData(nameof(Names))]
    public void Gradient_agrees_with_central_differences(string name)
    {
        TrainingData<double> data = SmallData.Classes<double>(Loss, rows: 9);
        (Network<double> network, GradientStep<double> step) = Step(name, data, 9, dropout: 0.25);
        for (int i = 0; i < 2 && network.Norms[i] is { } norm; i++) // away from 1 and 0
            network.SetNorm(i, [.. Enumerable.Range(0, norm.Units).Select(u => 0.6 + (0.2 * u))], [.. Enumerable.Range(1, norm.Units).Select(u => 0.07 * u)]);
        (double largest, double worst) = GradientCheck.Compare(network, step, data.Train);
        Assert.True(worst <= 1e-7 * largest, $"largest gradient {largest:G4}, worst difference {worst:G3}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Rows_that_come_twice_leave_the_gradient_as_it_is_also_across_blocks_of_rows(string name)
    {
        TrainingData<double> data = SmallData.Classes<double>(Loss, rows: 170);
        int[] twice = [.. data.Train.Concat(data.Train)];
        Golden.Near.Equal(Gradient(data.Train), Gradient(twice), 1e-13);

        double[] Gradient(int[] rows)
        {
            (_, GradientStep<double> step) = Step(name, data, 340);
            step.Gradient(rows);
            return step.Values.ToArray();
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Padding_stays_zero_and_the_numbers_are_as_many_as_the_description_says(string name)
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        TrainingResult<float> result = Trainer.Train(Spec(name, new AdamW(0.01)), data, null, default);
        int used = 0;
        foreach (float weight in result.Network.Parameters)
            used += weight != 0 ? 1 : 0;
        Assert.Equal(result.Network.Spec.ParameterCount, used);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        (_, GradientStep<float> step) = Step(name, data, 32);
        Run(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(200);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                step.Gradient(data.Train.AsSpan(0, 32));
                step.Move(0.01);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_learns_and_its_rows_are_scored_like_any_other_rows(string name)
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        TrainingResult<float> result = Trainer.Train(Spec(name, new Sgd(0.3)), data, null, default);
        Assert.Equal(TrainingStatus.Ok, result.Status);
        float[] outputs = result.Network.Outputs(data.Features, data.Train);
        int right = data.Train.Count(row => Decision.ClassOf<float>(outputs.AsSpan(row * 3, 3)) == data.Labels[row]);
        Assert.Equal(right / 120.0, result.Epochs[^1].Train.Accuracy);
        Assert.True(right > 100, $"{right} of 120");
    }

    [Theory, MemberData(nameof(Names))]
    public void Scores_of_a_row_do_not_depend_on_the_rows_beside_it(string name)
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        Network<float> network = Trainer.Train(Spec(name, new Sgd(0.3)), data, null, default).Network;
        float[] together = network.Outputs(data.Features, data.Train);
        foreach (int row in data.Train)
            Assert.Equal(together[(row * 3)..((row * 3) + 3)], network.Outputs(data.Features, [row]));
    }

    private static (Network<T> Network, GradientStep<T> Step) Step<T>(string name, TrainingData<T> data, int rows, double dropout = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(Network(name, dropout), Seeds);
        return (network, new GradientStep<T>(network, data, Loss, new Sgd(0.1), rows) { Masks = network.MasksOf(Seeds, 1) });
    }

    private static TrainingSpec Spec(string name, Optimizer optimizer) => new(
        Network(name, 0), Loss, optimizer, new ConstantRate(), new Mini(20), 20, new Never(), Seeds);

    private static NetworkSpec Network(string name, double dropout)
    {
        Norm norm = NormForms.All[name];
        return new NetworkSpec(7,
        [
            new(19, new Tanh(), new GlorotUniform(), dropout, norm), new(5, new Sigmoid(), new GlorotUniform(), dropout, norm),
            new(3, new Identity(), new GlorotUniform()),
        ]);
    }
}
