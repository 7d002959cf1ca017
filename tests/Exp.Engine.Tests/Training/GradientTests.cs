using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Checks;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Training;

/// <summary>Backpropagation against central differences, for every activation with every loss, in double.</summary>
public class GradientTests
{
    public static TheoryData<string, string> EveryActivationWithEveryLoss
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (Member activation in Activation.All.Members)
            {
                foreach (Member loss in Loss.All.Members)
                    all.Add(activation.Kind, loss.Kind);
            }
            return all;
        }
    }

    [Theory, MemberData(nameof(EveryActivationWithEveryLoss))]
    public void Gradient_agrees_with_central_differences_whatever_the_norm_and_the_penalty(string activation, string loss)
    {
        var f = (Activation)Activation.All.Find(activation)!.CreateDefault();
        var l = (Loss)Loss.All.Find(loss)!.CreateDefault();
        foreach (Norm? norm in (Norm?[])[null, new BatchNorm(), new LayerNorm()])
        {
            foreach (Regularization penalty in (Regularization[])[new(), new(L2: 0.3, L1: 0.2, Share: PenaltyShare.BatchRows)])
                Check(f, l, norm, penalty);
        }
    }

    private static void Check(Activation f, Loss l, Norm? norm, Regularization penalty)
    {
        TrainingData<double> data = SmallData.Classes<double>(l, rows: 9, classes: Math.Min(3, l.MaxClasses));
        LayerSpec[] layers =
        [
            new(6, f, new GlorotUniform()) { Norm = norm }, new(5, f, new GlorotUniform()) { Norm = norm },
            new(data.Outputs, new Identity(), new GlorotUniform()),
        ];
        var network = new Network<double>(new NetworkSpec(7, layers), new SeedTree(3, 0));
        for (int i = 0; i < layers.Length; i++) // biases and shifts away from 0, where relu and margins have their kinks
        {
            double[] away = [.. Enumerable.Range(1, layers[i].Units).Select(u => 0.07 * u)];
            network.Set(i, network.Weights(i), layers[i].HasBias ? away : network.Biases(i));
            if (layers[i].Norm is not null)
                network.SetNorm(i, [.. away.Select(a => 1 + a)], away);
        }
        var step = new GradientStep<double>(network, data, l, new Sgd(0.1), data.Train.Length, regularization: penalty);
        (double largest, double worst) = GradientCheck.Compare(network, step, data.Train);

        // A step function has no slope worth following: its gradient is zero behind the last layer on both sides.
        Assert.True(
            worst <= 1e-7 * Math.Max(largest, 0.1),
            $"{norm?.GetType().Name ?? "no norm"}, penalty {penalty.L2}: largest gradient {largest:G4}, worst difference {worst:G3}");
    }

    [Fact]
    public void Class_weights_are_rows_that_come_more_often()
    {
        var weighted = new CrossEntropy(ClassWeights: [1, 2, 3]);
        TrainingData<double> data = SmallData.Classes<double>(weighted, rows: 12);
        int[] often = [.. data.Train.SelectMany(r => Enumerable.Repeat(r, data.Labels[r] + 1))];
        double[] once = Gradient(weighted, data, data.Train), repeated = Gradient(new CrossEntropy(), data, often);
        Golden.Near.Equal(repeated, once, 1e-14);
    }

    private static double[] Gradient(Loss loss, TrainingData<double> data, int[] rows)
    {
        var network = new Network<double>(
            new NetworkSpec(7, [new(data.Outputs, new Identity(), new GlorotUniform())]), new SeedTree(3, 0));
        var step = new GradientStep<double>(network, data, loss, new Sgd(0.1), rows.Length);
        step.Gradient(rows);
        return step.Values.ToArray();
    }
}
