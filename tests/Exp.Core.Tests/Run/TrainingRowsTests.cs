using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Core.Run;
using Exp.Engine.Losses;
using Exp.Engine.Numbers;
using Exp.Engine.Training;

namespace Exp.Core.Tests.Run;

public class TrainingRowsTests
{
    private static readonly DataFolders Nowhere = new("", "");

    [Fact]
    public void One_hot_targets_mark_the_class_of_each_row()
    {
        TrainingData<float> rows = TrainingRows.For<float>(Prepare(new Blobs(Rows: 4, Classes: 3)), new Coded(LabelCoding.OneHot, Outputs: 3));
        Assert.Equal([1f, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], rows.Targets);
        Assert.Equal(3, rows.Outputs);
        Assert.Equal([0, 1, 2, 0], rows.Labels);
    }

    [Fact]
    public void Plus_minus_one_targets_mark_the_class_with_plus_one()
    {
        TrainingData<double> rows = TrainingRows.For<double>(Prepare(new Blobs(Rows: 3, Classes: 3)), new Coded(LabelCoding.PlusMinusOne, Outputs: 3));
        Assert.Equal([1.0, -1, -1, -1, 1, -1, -1, -1, 1], rows.Targets);
    }

    [Theory]
    [InlineData(LabelCoding.OneHot, new[] { 0f, 1, 1, 0 })]
    [InlineData(LabelCoding.PlusMinusOne, new[] { -1f, 1, 1, -1 })]
    public void One_output_speaks_for_the_second_class(LabelCoding coding, float[] targets) =>
        Assert.Equal(targets, TrainingRows.For<float>(Prepare(new Xor()), new Coded(coding, Outputs: 1)).Targets);

    [Fact]
    public void One_output_cannot_tell_three_classes_apart() => Assert.Throws<ArgumentException>(
        () => TrainingRows.For<float>(Prepare(new Blobs(Rows: 3, Classes: 3)), new Coded(LabelCoding.OneHot, Outputs: 1)));

    [Fact]
    public void Parts_and_features_are_those_of_the_data()
    {
        PreparedData data = Prepare(new Moons(), validation: 0.25, test: 0.25);
        TrainingData<float> rows = TrainingRows.For<float>(data, new Coded(LabelCoding.OneHot, Outputs: 2));
        Assert.Same(data.Features<float>(), rows.Features);
        Assert.Equal((data.Train, data.Validation, data.Test), (rows.Train, rows.Validation, rows.Test));
    }

    [Fact]
    public void Real_targets_are_scaled()
    {
        var set = new DataSet
        {
            Name = "line", Task = DataTask.Regression, FeatureNames = ["x"], Rows = 2, Values = [0, 1], Targets = [10, 14], Digest = "",
        };
        PreparedData data = PreparedData.Make(set, new DataSettings(new Moons(), Validation: 0), new SeedTree(1, 0));
        TrainingData<float> rows = TrainingRows.For<float>(data, new Coded(LabelCoding.OneHot, Outputs: 1));
        Assert.Equal([-1f, 1], rows.Targets);
        Assert.Equal(1, rows.Outputs);
        Assert.Empty(rows.Labels);
    }

    private static PreparedData Prepare(DataSource source, double validation = 0, double test = 0) => PreparedData.Make(
        source.Load(Nowhere), new DataSettings(source, Validation: validation, Test: test), new SeedTree(1, 0));

    /// <summary>A loss of which only the coding matters here.</summary>
    private sealed record Coded(LabelCoding Wanted, int Outputs) : Loss
    {
        public override LabelCoding Coding => Wanted;

        public override int OutputsFor(int classes) => Outputs;

        public override LossSum Evaluate<T>(
            ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, LossShape shape, Span<T> gradient, T scale) => default;

        public override double? OfConstant(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance) => null;
    }
}
