using Exp.Core.Data;
using Exp.Core.Launch;
using Exp.Core.Tests.Data;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Launch;

public sealed class PreparedRowsTests
{
    private int made;

    [Fact]
    public void Rows_are_made_once_for_all_who_need_them_and_let_go_with_the_last()
    {
        PreparedRows rows = Expecting(long.MaxValue, "a", "a", "a");
        PreparedData first = rows.Take("a");
        rows.Done("a");
        Assert.Same(first, rows.Take("a"));
        rows.Done("a");
        Assert.Equal(1, rows.Held);
        rows.Take("a");
        rows.Done("a");
        Assert.Equal((1, 0), (made, rows.Held));
    }

    [Fact]
    public void Beyond_the_budget_rows_that_nobody_uses_are_dropped_and_made_again()
    {
        PreparedRows rows = Expecting(150, "a", "a", "b");
        rows.Take("b");
        rows.Take("a");
        rows.Done("a");
        Assert.Equal(1, rows.Held);
        rows.Take("a");
        Assert.Equal(3, made);
    }

    [Fact]
    public void Rows_in_use_are_never_dropped()
    {
        PreparedRows rows = Expecting(0, "a", "a", "a");
        PreparedData first = rows.Take("a");
        rows.Take("a");
        rows.Done("a");
        Assert.Same(first, rows.Take("a"));
    }

    private PreparedRows Expecting(long budget, params string[] keys)
    {
        var rows = new PreparedRows(budget);
        foreach (string key in keys)
            rows.Expect(key, 100, Make);
        return rows;
    }

    private PreparedData Make()
    {
        made++;
        var source = (DataSource)DataSource.All.Find("iris")!.CreateDefault();
        return PreparedData.Make(source.Load(Folders.Shipped), new DataSettings(source), new SeedTree(1, 0));
    }
}
