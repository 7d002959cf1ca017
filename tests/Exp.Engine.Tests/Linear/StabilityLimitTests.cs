using Exp.Engine.Batching;
using Exp.Engine.Optimizers;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Linear;

/// <summary>
/// On least squares full-batch descent converges exactly below a limit: 2/λ plain, 2(1 + β)/λ with momentum β,
/// (2 + 2β)/(1 + 2β)/λ with Nesterov's, λ the largest eigenvalue of X'X/n. Iris standardised, with the bias: 2/λ = 0.685284048756.
/// </summary>
public sealed class StabilityLimitTests
{
    private const double PlainLimit = 0.685284048756;

    private static readonly LinearUnit Iris =
        LinearUnit.FromFile("iris/iris.csv", inputs: 4, labelColumn: 4, "setosa").Standardised();

    public static TheoryData<double, bool, double> Limits => new()
    {
        { 0, false, PlainLimit },
        { 0.9, false, PlainLimit * 1.9 },
        { 0.9, true, PlainLimit * 1.9 / 2.8 },
    };

    [Theory, MemberData(nameof(Limits))]
    public void Just_below_the_limit_it_converges(double momentum, bool nesterov, double limit)
    {
        TrainingResult<double> result = Train(0.999 * limit, momentum, nesterov);
        double best = Train(0.5 * PlainLimit, 0, false).Epochs[^1].Train.Loss;

        Assert.Equal(TrainingStatus.Ok, result.Status);
        Assert.Equal(best, result.Epochs[^1].Train.Loss, 1e-5);
    }

    [Theory, MemberData(nameof(Limits))]
    public void Just_above_the_limit_it_diverges(double momentum, bool nesterov, double limit)
    {
        TrainingResult<double> result = Train(1.001 * limit, momentum, nesterov);

        Assert.Contains(result.Status, (TrainingStatus[])[TrainingStatus.DivergedFinal, TrainingStatus.DivergedCap]);
        Assert.True(result.PeakRatio > 1000, $"peak ratio {result.PeakRatio}");
    }

    // 3000 steps at 0.1 % from the limit change the error along the steepest direction by exp(6), the loss by exp(12).
    private static TrainingResult<double> Train(double lr, double momentum, bool nesterov) =>
        Iris.Train<double>(LinearUnit.HalfSquare, new Sgd(lr, momentum, Nesterov: nesterov), new Full(), 3000);
}
