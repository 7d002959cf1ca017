using Exp.Core.Data.Sets;
using Exp.Engine.Catalog;

namespace Exp.Core.Data;

/// <summary>What there is to know about the data sources: for `exp data list` and `exp data show`.</summary>
public static class DataCatalog
{
    private static readonly DataFolders Nowhere = new("", "");

    /// <summary>Every data source in order; reads no file.</summary>
    public static IReadOnlyList<DataListing> List() => [.. DataSource.All.Members.Select(ListingOf)];

    /// <summary>Reads a set that can be named alone (one whose options all have defaults) and describes it.</summary>
    /// <exception cref="DataException">There is no such set, or its files are missing or changed.</exception>
    public static DataDescription Show(string kind, DataFolders folders)
    {
        Member[] named = [.. DataSource.All.Members.Where(m => m.HasDefaults)];
        Member member = Array.Find(named, m => m.Kind == kind)
            ?? throw new DataException($"no data set '{kind}'{NearestName.Advice(kind, [.. named.Select(m => m.Kind)])}");
        var source = (DataSource)member.CreateDefault();
        DataSet set = source.Load(folders);
        var shipped = source as ShippedSet;
        return new DataDescription(
            ListingOf(member), set, Balance(set), Range(set),
            [.. shipped?.Files.Select(f => ($"{shipped.Folder}/{f.Name}", f.Sha256)) ?? []]);
    }

    private static DataListing ListingOf(Member member)
    {
        DataListing Of(DataTask? task, int rows = 0, int testRows = 0, int features = 0, int classes = 0, string licence = "") =>
            new(member.Kind, member.Summary, task, rows, testRows, features, classes, licence, member.Source);
        bool generated = member.Type.IsAssignableTo(typeof(GeneratedSet));
        // A gate has no default, but all gates have one shape: that of the first.
        object? source = member.HasDefaults || generated ? member.CreateDefault() : null;
        if (source is ShippedSet { Facts: { } facts } shipped)
            return Of(facts.Task, facts.Rows, facts.TestRows, facts.Features, facts.Classes, shipped.Licence);
        if (!generated)
            return Of(null);
        DataSet set = ((DataSource)source!).Load(Nowhere);
        return Of(set.Task, set.Rows, 0, set.Width, set.Classes.Count, set.Licence);
    }

    private static ClassCount[] Balance(DataSet set)
    {
        int[] test = new int[set.Classes.Count];
        foreach (int row in set.TestRows)
            test[set.Labels[row]]++;
        return [.. set.ClassCounts().Select((count, c) => new ClassCount(set.Classes[c], count, test[c]))];
    }

    private static (double Least, double Mean, double Most)? Range(DataSet set) => set.Task == DataTask.Regression
        ? (set.Targets.Min(), Splits.ColumnFit.Mean(set.Targets), set.Targets.Max())
        : null;
}
