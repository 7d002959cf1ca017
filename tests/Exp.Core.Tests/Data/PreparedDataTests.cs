using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Engine.Batching;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Data;

public class PreparedDataTests
{
    private static readonly SeedTree Seeds = new(1, 0);

    [Fact]
    public void Pixels_are_divided_by_256_when_that_is_asked_for()
    {
        DataSet set = Table([0, 0, 0, 0]) with { Values = null, Bytes = [0, 64, 128, 255] };
        PreparedData data = Prepare(set, Scaling.Unit256);
        Assert.Equal([0, 0.25, 0.5, 0.99609375], Scaled(data));
        Assert.Equal([256], data.InputColumns.Divisors);
    }

    [Fact]
    public void Nothing_but_pixels_is_divided_by_256() => Assert.Equal(
        "table: scale unit256 is for images; use unit, minmax or standard",
        Assert.Throws<DataException>(() => Prepare(Table([1, 2, 3, 4]), Scaling.Unit256)).Message);

    [Fact]
    public void Features_are_made_once_per_precision()
    {
        PreparedData data = Prepare(Table([1, 2, 3, 4]));
        Assert.Same(data.Features<float>(), data.Features<float>());
        Assert.Same(data.Features<double>(), data.Features<double>());
    }

    [Fact]
    public void Scaling_is_fitted_on_training_rows_only()
    {
        DataSet set = Table([1, 2, 3, 1000]) with { TestRows = [3] };
        foreach (Scaling scaling in Enum.GetValues<Scaling>().Where(s => s != Scaling.Unit256))
        {
            double[] first = Scaled(Prepare(set, scaling)), other = Scaled(Prepare(set with { Values = [1, 2, 3, -5] }, scaling));
            Assert.Equal(first[..3], other[..3]);
        }
    }

    [Theory]
    [InlineData(Scaling.None, new[] { -4, 0, 8.0, 2 })]
    [InlineData(Scaling.Unit, new[] { -0.5, 0, 1, 0.25 })]
    [InlineData(Scaling.Minmax, new[] { 0, 4 / 12.0, 1, 0.5 })]
    public void Columns_are_scaled(Scaling scaling, double[] expected) =>
        Assert.Equal(expected, Scaled(Prepare(Table([-4, 0, 8, 2]), scaling)));

    [Fact]
    public void Standard_scaling_uses_the_population_deviation()
    {
        double[] scaled = Scaled(Prepare(Table([2, 4, 4, 4, 5, 5, 7, 9]), Scaling.Standard));
        Assert.Equal([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2], scaled);
    }

    [Fact]
    public void Iris_is_standardised_by_default()
    {
        PreparedData data = PreparedData.Make(new Iris().Load(Folders.Shipped), Settings(), Seeds);
        double[] row = new double[4];
        data.Features<double>().CopyRow(0, row);
        // scikit-learn 1.2.1, StandardScaler().fit_transform(iris.data)[0]
        double[] expected = [-0.90068117, 1.01900435, -1.34022653, -1.3154443];
        for (int c = 0; c < 4; c++)
            Assert.Equal(expected[c], row[c], 8);
    }

    [Theory]
    [InlineData(Scaling.Standard)]
    [InlineData(Scaling.Minmax)]
    public void A_column_that_never_changes_is_moved_to_0_divided_by_1_and_noted(Scaling scaling)
    {
        DataSet set = Table([5, 5, 5, 5, 6]) with { TestRows = [4] };
        PreparedData data = Prepare(set, scaling);
        Assert.Equal([0, 0, 0, 0, 1], Scaled(data));
        Assert.Equal(["table: the same in every training row, so scaled to 0: 'x'"], data.Notes);
    }

    [Fact]
    public void A_constant_that_binary_fractions_cannot_hold_is_still_constant() =>
        Assert.Equal(new double[6], Scaled(Prepare(Table([.. Enumerable.Repeat(0.1, 6)]), Scaling.Standard)));

    [Fact]
    public void Many_constant_columns_make_one_note()
    {
        DataSet digits = new Digits().Load(Folders.Shipped);
        PreparedData data = PreparedData.Make(digits, Settings(), Seeds);
        Assert.Equal("digits: the same in every training row, so scaled to 0: 'p00', 'p40', 'p47'", Assert.Single(data.Notes));
    }

    [Fact]
    public void Empty_cells_get_the_mean_of_the_training_rows()
    {
        DataSet set = Table([1, double.NaN, 5, 100]) with { HasMissingCells = true, TestRows = [3] };
        Assert.Equal([1, 3, 5, 100], Scaled(Prepare(set, Scaling.None)));
        Assert.Equal([0, 0.5, 1, 24.75], Scaled(Prepare(set, Scaling.Minmax)));
    }

    [Fact]
    public void A_column_without_any_training_cell_is_refused()
    {
        DataSet set = Table([double.NaN, double.NaN, 5]) with { HasMissingCells = true, TestRows = [2] };
        Assert.Equal(
            "table: column 'x' is empty in every training row; remove it, or set missing: drop",
            Assert.Throws<DataException>(() => Prepare(set)).Message);
    }

    [Fact]
    public void Images_stay_bytes_unless_columns_are_scaled()
    {
        DataSet images = Images();
        Assert.IsType<ByteRows<float>>(Prepare(images, null).Features<float>());
        Assert.IsType<ByteRows<float>>(Prepare(images, Scaling.None).Features<float>());
        Assert.IsType<RealRows<float>>(Prepare(images, Scaling.Standard).Features<float>());
        Assert.IsType<RealRows<float>>(Prepare(images, Scaling.Minmax).Features<float>());
    }

    [Fact]
    public void Images_are_divided_by_255_by_default_and_raw_on_demand()
    {
        Assert.Equal([0, 1, 51 / 255.0, 1, 255 / 255.0, 0], Scaled(Prepare(Images(), null)));
        Assert.Equal([0, 255, 51, 255, 255, 0], Scaled(Prepare(Images(), Scaling.None)));
        Assert.Equal([0, 1, 0.2, 1, 1, 0], Scaled(Prepare(Images(), Scaling.Minmax)));
    }

    [Fact]
    public void Regression_targets_are_standardised_by_the_training_rows()
    {
        DataSet set = Regression([1, 3, 100]) with { TestRows = [2] };
        PreparedData data = Prepare(set);
        Assert.Equal((2, 1), (data.TargetMean, data.TargetScale));
        Assert.Equal(-1, data.ScaledTarget(0));
        Assert.Equal(100, data.OriginalTarget(data.ScaledTarget(2)));
    }

    [Fact]
    public void Regression_targets_stay_raw_on_demand()
    {
        PreparedData data = PreparedData.Make(Regression([1, 3]), Settings() with { TargetScale = Scaling.None }, Seeds);
        Assert.Equal((0, 1, 3), (data.TargetMean, data.TargetScale, data.ScaledTarget(1)));
    }

    [Fact]
    public void Targets_know_two_scalings_only() => Assert.Equal(
        "target_scale is none or standard",
        Assert.Throws<DataException>(() => PreparedData.Make(Regression([1, 3]), Settings() with { TargetScale = Scaling.Unit }, Seeds)).Message);

    [Fact]
    public void Numbers_beyond_the_precision_are_refused_when_they_are_needed()
    {
        PreparedData data = Prepare(Table([1, 1e300]), Scaling.None);
        Assert.Equal(1e300, Scaled(data)[1]);
        Assert.Equal(
            "table: 'x' is 1E+300 in row 2, too large for the engine's numbers; set scale: standard or precision: float64",
            Assert.Throws<DataException>(() => data.Features<float>()).Message);
        Assert.Equal(
            "table: column 'x' holds numbers too large to scale; divide them beforehand, or set scale: none",
            Assert.Throws<DataException>(() => Prepare(Table([1e308, -1e308]), Scaling.Minmax)).Message);
    }

    [Fact]
    public void One_class_against_the_rest_makes_the_named_class_the_second()
    {
        PreparedData data = PreparedData.Make(new Iris().Load(Folders.Shipped), Settings() with { Positive = "setosa" }, Seeds);
        Assert.Equal(["rest", "setosa"], data.Set.Classes);
        Assert.Equal([100, 50], data.Set.ClassCounts());
        Assert.Equal(1, data.Set.Labels[0]);
        Assert.NotEqual(new Iris().Load(Folders.Shipped).Digest, data.Set.Digest);
    }

    [Fact]
    public void Of_two_classes_the_other_keeps_its_name() =>
        Assert.Equal(["malignant", "benign"], new BreastCancer().Load(Folders.Shipped).Against("benign").Classes);

    [Fact]
    public void A_class_that_does_not_exist_is_named_with_the_nearest() => Assert.Equal(
        "iris has no class 'setsoa'; did you mean 'setosa'? (there are setosa, versicolor, virginica)",
        Assert.Throws<DataException>(() => new Iris().Load(Folders.Shipped).Against("setsoa")).Message);

    [Fact]
    public void A_regression_has_no_classes_to_set_against_each_other() => Assert.Equal(
        "positive: 'strong' needs classes, and concrete is a regression set; remove positive",
        Assert.Throws<DataException>(() => new Concrete().Load(Folders.Shipped).Against("strong")).Message);

    internal static DataSettings Settings() => new(new Iris(), Validation: 0);

    internal static DataSet Table(double[] column) => new()
    {
        Name = "table", Task = DataTask.Classification, FeatureNames = ["x"], Classes = ["a", "b"], Rows = column.Length,
        Values = column, Labels = [.. column.Select((_, row) => row % 2)], Digest = "",
    };

    private static DataSet Regression(double[] targets) => new()
    {
        Name = "table", Task = DataTask.Regression, FeatureNames = ["x"], Rows = targets.Length,
        Values = [.. targets.Select((_, row) => (double)row)], Targets = targets, Digest = "",
    };

    private static DataSet Images() => new()
    {
        Name = "images", Task = DataTask.Classification, FeatureNames = ["pixel_0", "pixel_1"], Classes = ["0", "1"], Rows = 3,
        Bytes = [0, 255, 51, 255, 255, 0], Labels = [0, 1, 0], Digest = "",
    };

    private static PreparedData Prepare(DataSet set, Scaling? scaling = null) =>
        PreparedData.Make(set, Settings() with { Scale = scaling }, Seeds);

    private static double[] Scaled(PreparedData data)
    {
        FeatureRows<double> rows = data.Features<double>();
        double[] all = new double[rows.Count * rows.Width];
        for (int row = 0; row < rows.Count; row++)
            rows.CopyRow(row, all.AsSpan(row * rows.Width, rows.Width));
        return all;
    }
}
