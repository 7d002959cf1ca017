namespace Exp.Core.Results.Metrics;

/// <summary>How outputs become a class.</summary>
public static class ClassRule
{
    /// <summary>
    /// Several outputs: the largest, the first of equals. One output (logit or margin): class 1 when it is above 0, else
    /// class 0. −1 when an output is not finite: such a row has no prediction and counts as wrong.
    /// </summary>
    public static int Predict(ReadOnlySpan<double> outputs)
    {
        int best = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!double.IsFinite(outputs[i]))
                return -1;
            if (outputs[i] > outputs[best])
                best = i;
        }
        return outputs.Length == 1 ? (outputs[0] > 0 ? 1 : 0) : best;
    }
}
