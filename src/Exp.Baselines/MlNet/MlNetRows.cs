using Exp.Core.Data;
using Exp.Engine.Batching;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Exp.Baselines.MlNet;

/// <summary>Rows of prepared data as an ML.NET view. Rows are made while they are read, so no copy of the set is kept.</summary>
internal sealed class MlNetRows(PreparedData data, double mean, double scale)
{
    /// <summary>The column that trainers read as features.</summary>
    public const string Features = nameof(MlNetRow.Features);

    /// <summary>The label column of classifiers.</summary>
    public const string Class = nameof(MlNetRow.Class);

    /// <summary>The label column of regressions.</summary>
    public const string Target = nameof(MlNetRow.Target);

    private readonly FeatureRows<float> features = data.Features<float>();

    /// <summary>The view of these rows, in this order.</summary>
    /// <param name="ml">The context of one fit.</param>
    /// <param name="rows">Row numbers.</param>
    /// <param name="cancellation">Asked at every row: ML.NET itself cannot be cancelled.</param>
    public IDataView View(MLContext ml, int[] rows, CancellationToken cancellation)
    {
        var schema = SchemaDefinition.Create(typeof(MlNetRow));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, data.Set.Width);
        schema[Class].ColumnType = new KeyDataViewType(typeof(uint), Math.Max(data.Set.Classes.Count, 1));
        return ml.Data.LoadFromEnumerable(Read(rows, cancellation), schema);
    }

    // One row object for the whole pass: ML.NET copies a row's values before it moves on.
    private IEnumerable<MlNetRow> Read(int[] rows, CancellationToken cancellation)
    {
        var row = new MlNetRow { Features = new float[features.Width] };
        foreach (int index in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            features.CopyRow(index, row.Features);
            if (data.Set.Task == DataTask.Classification)
                row.Class = (uint)data.Set.Labels[index];
            else
                row.Target = (float)((data.Set.Targets[index] - mean) / scale);
            yield return row;
        }
    }
}
