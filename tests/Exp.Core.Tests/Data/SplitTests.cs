using Exp.Core.Data;
using Exp.Core.Data.Sets;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Data;

public class SplitTests
{
    private static readonly DataSet Sorted = PreparedDataTests.Table([.. Enumerable.Range(0, 100).Select(i => (double)i)])
        with { Labels = [.. Enumerable.Range(0, 100).Select(i => i / 50)] };

    public static TheoryData<string> Classifications =>
        [.. DataSource.All.Members.Where(m => m.HasDefaults).Select(m => m.Kind).Where(k => k is not ("concrete" or "xor"))];

    [Theory, MemberData(nameof(Classifications))]
    public void Parts_are_disjoint_cover_the_rows_and_keep_file_order(string kind)
    {
        DataSet set = ((DataSource)DataSource.All.Find(kind)!.CreateDefault()).Load(Folders.Shipped);
        PreparedData data = Prepare(set, validation: 0.2, test: 0.1);
        Assert.Equal(Enumerable.Range(0, set.Rows), data.Train.Concat(data.Validation).Concat(data.Test).Order());
        foreach (int[] part in new[] { data.Train, data.Validation, data.Test })
            Assert.Equal(part.Order(), part);
    }

    [Theory, MemberData(nameof(Classifications))]
    public void Every_class_has_its_share_of_every_part(string kind)
    {
        DataSet set = ((DataSource)DataSource.All.Find(kind)!.CreateDefault()).Load(Folders.Shipped);
        PreparedData data = Prepare(set, validation: 0.2);
        int pool = data.Train.Length + data.Validation.Length;
        for (int c = 0; c < set.Classes.Count; c++)
        {
            int train = data.Train.Count(row => set.Labels[row] == c), validation = data.Validation.Count(row => set.Labels[row] == c);
            double share = data.Validation.Length * (train + validation) / (double)pool;
            Assert.InRange(validation, Math.Floor(share), Math.Ceiling(share));
        }
    }

    [Fact]
    public void A_file_sorted_by_class_is_split_within_its_classes()
    {
        PreparedData data = Prepare(Sorted, validation: 0.2);
        Assert.Equal([10, 10], Counts(data.Validation));
        Assert.Equal([40, 40], Counts(data.Train));
    }

    [Fact]
    public void The_split_of_a_seed_is_pinned()
    {
        Assert.Equal("4 5 10 26 27 28 36 38 47 49 55 57 59 61 72 74 80 84 90 95", string.Join(' ', Prepare(Sorted, validation: 0.2).Validation));
        Assert.Equal("2 4 9 13 21 27 32 33 47 49 50 51 63 67 68 77 87 92 94 97", string.Join(' ', Prepare(Sorted, validation: 0.2, repeat: 1).Validation));
    }

    [Fact]
    public void Features_and_their_scaling_do_not_move_the_split()
    {
        PreparedData one = Prepare(Sorted, validation: 0.2);
        PreparedData other = PreparedData.Make(
            Sorted with { Values = new double[100] }, new DataSettings(new Iris(), Validation: 0.2, Scale: Scaling.None), new SeedTree(1, 0));
        Assert.Equal(one.Validation, other.Validation);
    }

    [Fact]
    public void Repeats_have_splits_of_their_own() =>
        Assert.NotEqual(Prepare(Sorted, validation: 0.2).Validation, Prepare(Sorted, validation: 0.2, repeat: 1).Validation);

    [Fact]
    public void Published_test_rows_are_kept_and_a_share_beside_them_is_noted()
    {
        DataSet set = Sorted with { TestRows = [0, 1, 99] };
        PreparedData data = Prepare(set, test: 0.5);
        Assert.Equal([0, 1, 99], data.Test);
        Assert.Contains("table has test rows of its own; data.test is not used", data.Notes);
    }

    [Fact]
    public void The_validation_rows_do_not_depend_on_the_test_share_of_other_sets()
    {
        PreparedData data = Prepare(Sorted, validation: 0.25, test: 0.2);
        Assert.Equal((20, 20, 60), (data.Test.Length, data.Validation.Length, data.Train.Length));
    }

    [Fact]
    public void A_cap_keeps_the_balance_and_every_class()
    {
        DataSet set = Sorted with { Classes = ["a", "b", "c"], Labels = [.. Enumerable.Range(0, 100).Select(i => i < 69 ? 0 : i < 99 ? 1 : 2)] };
        PreparedData data = PreparedData.Make(set, new DataSettings(new Iris(), TrainRows: 10, Validation: 0.2), new SeedTree(1, 0));
        Assert.Equal((8, 2), (data.Train.Length, data.Validation.Length));
        Assert.Equal(1, data.Train.Count(row => row == 99));
    }

    [Fact]
    public void In_order_the_first_rows_train_those_behind_them_validate_and_the_last_test()
    {
        var settings = new DataSettings(new Iris(), TrainRows: 50, Validation: 0.2, Test: 0.1, Split: Splitting.InOrder);
        PreparedData data = PreparedData.Make(Sorted, settings, new SeedTree(1, 0));
        Assert.Equal(Enumerable.Range(0, 40), data.Train);
        Assert.Equal(Enumerable.Range(40, 10), data.Validation);
        Assert.Equal(Enumerable.Range(90, 10), data.Test);
    }

    [Fact]
    public void In_order_published_test_rows_are_left_out_wherever_they_stand()
    {
        var settings = new DataSettings(new Iris(), Validation: 0.5, Split: Splitting.InOrder);
        PreparedData data = PreparedData.Make(Sorted with { TestRows = [0, 99] }, settings, new SeedTree(1, 0));
        Assert.Equal(Enumerable.Range(1, 49), data.Train);
        Assert.Equal(Enumerable.Range(50, 49), data.Validation);
    }

    [Fact]
    public void A_cap_beyond_the_rows_is_clipped_and_noted() =>
        Assert.Contains("table: train_rows 500 clipped to 100", PreparedData.Make(Sorted, new DataSettings(new Iris(), TrainRows: 500), new SeedTree(1, 0)).Notes);

    [Fact]
    public void A_cap_below_the_classes_is_refused() => Assert.Equal(
        "table: train_rows 1 is less than one row for each of the 2 classes",
        Assert.Throws<DataException>(() => PreparedData.Make(Sorted, new DataSettings(new Iris(), TrainRows: 1), new SeedTree(1, 0))).Message);

    [Fact]
    public void A_share_of_less_than_half_a_row_is_noted()
    {
        PreparedData data = Prepare(new Xor().Load(Folders.Shipped), validation: 0.1);
        Assert.Empty(data.Validation);
        Assert.Equal(["xor: validation has no rows: a share of 0.1 of 4 rows is less than half a row"], data.Notes);
    }

    [Fact]
    public void Every_class_keeps_a_training_row_whatever_is_held_out()
    {
        DataSet set = Sorted with { Labels = [.. Enumerable.Range(0, 100).Select(i => i < 98 ? 0 : 1)] };
        PreparedData data = Prepare(set, validation: 0.9, test: 0.9);
        Assert.Contains(data.Train, row => row >= 98);
        Assert.Contains(data.Train, row => row < 98);
    }

    [Fact]
    public void A_class_of_one_row_is_trained_on()
    {
        DataSet set = Sorted with { Labels = [.. Enumerable.Range(0, 100).Select(i => i < 99 ? 0 : 1)] };
        for (int repeat = 0; repeat < 20; repeat++)
            Assert.Contains(99, Prepare(set, validation: 0.5, repeat: repeat).Train);
    }

    [Fact]
    public void A_class_that_only_the_test_rows_have_is_noted() => Assert.Contains(
        "table: class 'b' has no training row", Prepare(Sorted with { TestRows = [.. Enumerable.Range(50, 50)] }).Notes);

    [Fact]
    public void No_training_rows_are_refused() => Assert.Equal(
        "table: no rows are left to train on; lower data.validation or data.test",
        Assert.Throws<DataException>(() => Prepare(Sorted with { TestRows = [.. Enumerable.Range(0, 100)] })).Message);

    [Fact]
    public void Regression_rows_are_shuffled_as_one_group()
    {
        PreparedData data = Prepare(new Concrete().Load(Folders.Shipped), validation: 0.1, test: 0.2);
        Assert.Equal((206, 82, 742), (data.Test.Length, data.Validation.Length, data.Train.Length));
        Assert.Equal(Enumerable.Range(0, 1030), data.Train.Concat(data.Validation).Concat(data.Test).Order());
    }

    [Fact]
    public void A_share_of_regression_rows_leaves_one_to_train_on()
    {
        PreparedData data = Prepare(new Concrete().Load(Folders.Shipped), validation: 0.9999);
        Assert.Single(data.Train);
    }

    private static int[] Counts(int[] rows) => [rows.Count(row => row < 50), rows.Count(row => row >= 50)];

    private static PreparedData Prepare(DataSet set, double validation = 0, double test = 0, int repeat = 0) =>
        PreparedData.Make(set, new DataSettings(new Iris(), Validation: validation, Test: test), new SeedTree(1, repeat));
}
