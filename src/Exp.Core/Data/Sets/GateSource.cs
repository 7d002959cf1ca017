using Exp.Engine.Catalog;

namespace Exp.Core.Data.Sets;

/// <summary>The truth table of a logic gate, in the order (0,0), (0,1), (1,0), (1,1).</summary>
[Entry("gate", "the truth table of a logic gate", Source = "McCulloch and Pitts, Bulletin of Mathematical Biophysics 5, 1943")]
public sealed record GateSource(
    [Option("and, or, nand or xor")] LogicGate Gate)
    : GeneratedSet
{
    /// <inheritdoc/>
    public override DataSet Load(DataFolders folders) =>
        Make(Option.SnakeCase(Gate.ToString()), ["0", "1"], (4, 2), (row, point) =>
        {
            (int a, int b) = (row >> 1, row & 1);
            (point[0], point[1]) = (a, b);
            return Gate switch
            {
                LogicGate.And => a & b,
                LogicGate.Or => a | b,
                LogicGate.Nand => 1 - (a & b),
                _ => a ^ b,
            };
        });
}
