using Exp.Engine.Activations;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Training;

namespace Exp.Engine.Checks;

/// <summary>Backpropagation against central differences on a small network, in double.</summary>
public static class GradientCheck
{
    /// <summary>What the difference must stay below, as a share of the largest slope.</summary>
    public const double Tolerance = 1e-7;

    private const double Step = 1e-5;

    /// <summary>The largest difference as a share of the largest slope.</summary>
    public static double Worst()
    {
        TrainingData<double> data = BitsCheck.Data<double>(3);
        LayerSpec[] layers = [new(7, new Tanh(), new GlorotUniform()), new(5, new Gelu(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())];
        var network = new Network<double>(new NetworkSpec(data.Features.Width, layers), new SeedTree(3, 0));
        var step = new GradientStep<double>(network, data, new CrossEntropy(), new Sgd(0.1), data.Train.Length);
        (double largest, double worst) = Compare(network, step, data.Train);
        return worst / largest;
    }

    /// <summary>The largest slope of the loss, penalties included, and the largest difference. The weights are as before afterwards.</summary>
    internal static (double Largest, double Worst) Compare(Network<double> network, GradientStep<double> step, int[] rows)
    {
        step.Gradient(rows);
        double[] slopes = step.Values.ToArray();
        double worst = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            double at = network.Parameters[i];
            if (at == 0 && slopes[i] == 0)
                continue; // padding, or a bias without influence
            double difference = (Value(at + Step) - Value(at - Step)) / (2 * Step);
            network.Parameters[i] = at;
            worst = Math.Max(worst, Math.Abs(difference - slopes[i]));

            double Value(double w)
            {
                network.Parameters[i] = w;
                step.Gradient(rows);
                return step.Value;
            }
        }
        return (slopes.Max(Math.Abs), worst);
    }
}
