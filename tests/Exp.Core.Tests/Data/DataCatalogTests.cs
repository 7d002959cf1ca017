using Exp.Core.Data;

namespace Exp.Core.Tests.Data;

public class DataCatalogTests
{
    [Fact]
    public void The_list_knows_every_source_and_the_shape_of_all_but_the_users_own()
    {
        IReadOnlyList<DataListing> list = DataCatalog.List();
        Assert.Equal(DataSource.All.Members.Select(m => m.Kind), list.Select(l => l.Kind));
        Assert.Equal(["csv", "idx"], list.Where(l => l.Rows == 0).Select(l => l.Kind));
        DataListing mnist = list.Single(l => l.Kind == "mnist");
        Assert.Equal((70_000, 10_000, 784, 10, "CC BY-SA 3.0"), (mnist.Rows, mnist.TestRows, mnist.Features, mnist.Classes, mnist.Licence));
        Assert.All(list.Where(l => l.Licence.StartsWith("CC", StringComparison.Ordinal)), l => Assert.NotEmpty(l.Source));
    }

    [Fact]
    public void A_shown_set_has_its_balance_and_files()
    {
        DataDescription sonar = DataCatalog.Show("sonar", Folders.Shipped);
        Assert.Equal([new ClassCount("M", 111, 62), new ClassCount("R", 97, 42)], sonar.Classes);
        Assert.Equal(("sonar/sonar.csv", "68e29596a3c7c3e6cc9857fac5ea19e7390e3a1e8ed40e3a3aa614b84eecbf9c"), Assert.Single(sonar.Files));
        Assert.Null(sonar.TargetRange);
    }

    [Fact]
    public void A_shown_regression_has_the_range_of_its_target()
    {
        DataDescription concrete = DataCatalog.Show("concrete", Folders.Shipped);
        Assert.Equal((2.33, 82.6), (concrete.TargetRange!.Value.Least, concrete.TargetRange.Value.Most));
        Assert.Equal(35.818, concrete.TargetRange.Value.Mean, 3);
        Assert.Empty(concrete.Classes);
    }

    [Fact]
    public void A_wrong_name_gets_a_suggestion() => Assert.StartsWith(
        "no data set 'irsi'; did you mean 'iris'? (there are mnist, digits, iris, ",
        Assert.Throws<DataException>(() => DataCatalog.Show("irsi", Folders.Shipped)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_that_needs_options_cannot_be_shown_alone() =>
        Assert.Throws<DataException>(() => DataCatalog.Show("csv", Folders.Shipped));
}
