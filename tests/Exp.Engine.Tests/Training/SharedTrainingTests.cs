using System.Numerics;
using System.Runtime.InteropServices;
using CsCheck;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Monitoring;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Training;

/// <summary>Trainings that share their gathered rows have the bits they have alone.</summary>
public class SharedTrainingTests
{
    private static readonly CrossEntropy Loss = new();

    public static TheoryData<int> Sizes => [1, 7, 16, 33, 64, 100];

    [Theory, MemberData(nameof(Sizes))]
    public void Together_each_has_the_bits_it_has_alone(int size)
    {
        SameBits<float>(new Mini(size));
        SameBits<double>(new Mini(size));
        SameBits<float>(new Mini(size, DropLast: true));
        SameBits<float>(new Mini(size, Shuffle: false));
    }

    [Fact]
    public void Every_way_of_making_batches_has_them()
    {
        SameBits<float>(new Stochastic());
        SameBits<float>(new Full());
        SameBits<float>(new Mini(16, Accumulate: 3));
    }

    [Fact]
    public void Any_handful_of_trainings_has_them() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, Specs(new Mini(8)).Length - 1].Array[1, 6]).Sample((size, picked) =>
    {
        TrainingSpec[] all = Specs(new Mini(size));
        Check([.. picked.Select(i => all[i])], SmallData.Classes<float>(Loss, rows: 90, width: 19, validation: 10));
    }, iter: 25, seed: "0000KOIPe8S4", threads: 1);

    [Fact]
    public void One_that_throws_disturbs_no_other()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, rows: 90, width: 19, validation: 10);
        TrainingSpec good = Specs(new Mini(16))[0], bad = good with { Network = new NetworkSpec(18, good.Network.Layers) };
        var ended = new Dictionary<int, Exception?>();
        SharedTraining.Train([bad, good], data, _ => { }, (i, result, failure) => ended.Add(i, failure), default);
        Assert.NotNull(ended[0]);
        Assert.Null(ended[1]);
    }

    [Fact]
    public void Cancelled_all_of_them_stop()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, rows: 90, width: 19, validation: 10);
        using var cancel = new CancellationTokenSource();
        int turns = 0, ended = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => SharedTraining.Train(
            Specs(new Mini(16)), data, _ => { if (++turns == 40) cancel.Cancel(); }, (_, _, _) => ended++, cancel.Token));
        Assert.InRange(ended, 0, 1); // the one that diverges in its first steps
    }

    [Fact]
    public void Trainings_that_see_other_rows_are_refused()
    {
        TrainingSpec one = Specs(new Mini(16))[0];
        TrainingData<float> data = SmallData.Classes<float>(Loss, rows: 90, width: 19, validation: 10);
        foreach (TrainingSpec other in new[] { one with { Batching = new Mini(17) }, one with { Seeds = new SeedTree(11, 3) } })
            Assert.Throws<ArgumentException>(() => SharedTraining.Train([one, other], data, _ => { }, (_, _, _) => { }, default));
    }

    private static void SameBits<T>(BatchStrategy batching)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Check(Specs(batching), SmallData.Classes<T>(Loss, rows: 90, width: 19, validation: 10));

    private static void Check<T>(TrainingSpec[] specs, TrainingData<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var together = new TrainingResult<T>[specs.Length];
        SharedTraining.Train(specs, data, _ => { }, (i, result, failure) => together[i] = failure is null ? result! : throw failure, default);
        for (int i = 0; i < specs.Length; i++)
        {
            TrainingResult<T> alone = Trainer.Train(specs[i], data, null, default);
            Assert.Equal(alone.Epochs, together[i].Epochs);
            Assert.Equal((alone.Status, alone.Reason, alone.StepsDone, alone.StopReason), (together[i].Status, together[i].Reason, together[i].StepsDone, together[i].StopReason));
            Assert.True(MemoryMarshal.AsBytes(alone.Network.Parameters).SequenceEqual(MemoryMarshal.AsBytes(together[i].Network.Parameters)), $"training {i}");
        }
    }

    // Other widths, losses, optimizers and lengths; some diverge, some stop early, some have dropout, norms or penalties.
    private static TrainingSpec[] Specs(BatchStrategy batching)
    {
        TrainingSpec plain = new(
            Net(17), Loss, new Sgd(0.1), new ConstantRate(), batching, 3, new Never(), new SeedTree(11, 2));
        return
        [
            plain,
            plain with { Network = Net(5), Optimizer = new Adam(0.01), Epochs = 5 },
            plain with { Optimizer = new Sgd(1e9) },
            plain with { Optimizer = new Sgd(3, 0.9), Epochs = 6, Stop = new Patience(1, Monitor: Metric.ValLoss) },
            plain with { Network = Net(9, layer => layer with { Dropout = 0.3 }) },
            plain with { Network = Net(9) with { InputDropout = 0.2 }, Keep = new KeepBest(Metric.ValLoss) },
            plain with { Network = Net(9, layer => layer with { Norm = new BatchNorm() }), Optimizer = new Asgd(0.1, T0: 3) },
            plain with { Regularization = new Regularization(0.1, 0.01, PenaltyShare.BatchRows), Schedule = new Plateau(0.5, 0), Loss = new MultiMargin() },
        ];
    }

    private static NetworkSpec Net(int width, Func<LayerSpec, LayerSpec>? change = null)
    {
        var hidden = new LayerSpec(width, new Tanh(), new HeNormal());
        return new NetworkSpec(19, [change?.Invoke(hidden) ?? hidden, new LayerSpec(3, new Identity(), new GlorotUniform())]);
    }
}
