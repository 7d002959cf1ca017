using Exp.Core.Data;
using Exp.Core.Results.Metrics;

namespace Exp.Core.Results.Tables;

/// <summary>A row of classes.csv: one class in one part of the rows of one trial.</summary>
public sealed record ClassLine(string TrialId, string Part, string Name, int Class, ConfusionMatrix Matrix)
{
    /// <summary>Parts in their order, classes in theirs; nothing for regression.</summary>
    public static IEnumerable<ClassLine> Of(TrialRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
            from part in row.Record.Parts
            let matrix = part.Matrix
            where matrix is not null
            from k in Enumerable.Range(0, matrix.Classes)
            select new ClassLine(row.Trial.Id, part.Part, ClassName(row.Set, k), k, matrix);
    }

    internal static string ClassName(DataSet set, int k) => set.Classes[k];
}
