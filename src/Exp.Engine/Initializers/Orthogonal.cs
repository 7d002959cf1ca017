using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Weights whose rows (or columns, where units outnumber inputs) are orthogonal and of length gain: signals keep their length.</summary>
/// <param name="Gain">Length of the rows.</param>
[Entry("orthogonal", "orthogonal rows or columns of equal length",
    Formula = "gain Q, with Q R = a matrix of N(0, 1) and the diagonal of R positive",
    Source = "Saxe, McClelland and Ganguli, ICLR 2014; form of torch.nn.init.orthogonal_")]
public sealed record Orthogonal(
    [Option("length of the rows: 1 linear or sigmoid, 5/3 tanh, 1.414 relu", Min = 0)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    public override bool DrawsAlone => false;

    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        DrawNormal(weights, 0, 1, random);
        Orthogonalize(weights, fanOut, fanIn, Gain);
    }

    /// <summary>
    /// Replaces a matrix [rows × columns], row-major, by gain · Q of its QR decomposition with a positive diagonal of R
    /// (of its transpose where it is wider than tall).
    /// </summary>
    internal static void Orthogonalize(Span<double> matrix, int rows, int columns, double gain)
    {
        bool wide = rows < columns;
        var vectors = new double[Math.Min(rows, columns)][];
        for (int k = 0; k < vectors.Length; k++)
        {
            vectors[k] = new double[Math.Max(rows, columns)];
            for (int i = 0; i < vectors[k].Length; i++)
                vectors[k][i] = matrix[wide ? (k * columns) + i : (i * columns) + k];
        }
        double[][] q = HouseholderQr.Q(vectors);
        for (int k = 0; k < q.Length; k++)
        {
            for (int i = 0; i < q[k].Length; i++)
                matrix[wide ? (k * columns) + i : (i * columns) + k] = gain * q[k][i];
        }
    }
}
