using Exp.Engine.Networks;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Training;

/// <summary>Backpropagation against central differences of the loss, penalties included, that it is the gradient of.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-5;

    /// <summary>The largest entry of the gradient and the largest difference. The weights are as before afterwards.</summary>
    public static (double Largest, double Worst) Compare(Network<double> network, GradientStep<double> step, int[] rows)
    {
        step.Gradient(rows);
        double[] analytic = step.Values.ToArray();
        double worst = 0;
        for (int i = 0; i < analytic.Length; i++)
            worst = Math.Max(worst, Math.Abs(analytic[i] - Difference(network, step, rows, i, analytic[i])));
        return (analytic.Max(Math.Abs), worst);
    }

    private static double Difference(Network<double> network, GradientStep<double> step, int[] rows, int i, double analytic)
    {
        double at = network.Parameters[i];
        if (at == 0 && analytic == 0)
            return 0; // padding, or a bias without influence
        network.Parameters[i] = at + Step;
        step.Gradient(rows);
        double above = step.Value;
        network.Parameters[i] = at - Step;
        step.Gradient(rows);
        network.Parameters[i] = at;
        return (above - step.Value) / (2 * Step);
    }
}
