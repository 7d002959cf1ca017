using System.Numerics;
using Exp.Core.Data;
using Exp.Engine.Losses;
using Exp.Engine.Training;

namespace Exp.Core.Run;

/// <summary>Prepared data → the rows of a training, targets coded as the loss wants them.</summary>
public static class TrainingRows
{
    /// <summary>Codes the targets. Work and memory grow with rows × outputs: keep the result for the trials that share it.</summary>
    /// <param name="data">Split and scaled.</param>
    /// <param name="loss">Decides the number of outputs and the coding of class labels.</param>
    /// <exception cref="ArgumentException">The loss has fewer outputs than the classes need.</exception>
    public static TrainingData<T> For<T>(PreparedData data, Loss loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        bool regression = data.Set.Task == DataTask.Regression;
        int outputs = regression ? 1 : loss.OutputsFor(data.Set.Classes.Count);
        T[] targets = regression ? data.Targets<T>() : Coded<T>(data.Set, loss.Coding, outputs);
        if (regression && loss.CountTargets && Array.FindIndex(targets, T.IsNegative) is >= 0 and var row)
            throw new DataException($"{data.Set.Name}: the target of row {row + 1} is negative, but the loss needs counts; set target_scale: none if the data hold counts");
        return new TrainingData<T>(data.Features<T>(), targets, data.Set.Labels, outputs, data.Train, data.Validation, data.Test);
    }

    private static T[] Coded<T>(DataSet set, LabelCoding coding, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = set.Classes.Count;
        if (outputs != classes && !(outputs == 1 && classes == 2))
            throw new ArgumentException($"{outputs} outputs cannot tell {classes} classes apart", nameof(outputs));
        T[] targets = new T[(long)set.Rows * outputs];
        if (coding == LabelCoding.PlusMinusOne)
            Array.Fill(targets, T.NegativeOne);
        for (int row = 0; row < set.Rows; row++)
        {
            // One output speaks for the second class.
            if (outputs > 1)
                targets[((long)row * outputs) + set.Labels[row]] = T.One;
            else if (set.Labels[row] == 1)
                targets[row] = T.One;
        }
        return targets;
    }
}
