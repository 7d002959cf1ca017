using System.Numerics;

namespace Exp.Engine.Kernels;

/// <summary>Turns the weights of a layer around, for the input gradient.</summary>
internal static unsafe class PanelTranspose
{
    /// <summary>
    /// From weight panels [output panel][input + 1][Width] to [input panel][output][Width], without the biases. Only moves
    /// numbers. Columns beyond the inputs stay as they were (zero).
    /// </summary>
    public static void Transpose<T>(T* panels, int inputs, int outputs, T* transposed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Panel.Width<T>();
        for (int firstOutput = 0; firstOutput < outputs; firstOutput += width)
        {
            T* panel = panels + ((nint)(firstOutput / width) * (inputs + 1) * width);
            int columns = Math.Min(width, outputs - firstOutput);
            for (int firstInput = 0; firstInput < inputs; firstInput += width)
            {
                T* from = panel + ((nint)firstInput * width);
                T* to = transposed + ((((nint)(firstInput / width) * outputs) + firstOutput) * width);
                Tile(from, to, Math.Min(width, inputs - firstInput), columns, width);
            }
        }
    }

    private static void Tile<T>(T* from, T* to, int rows, int columns, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                to[(column * width) + row] = from[(row * width) + column];
        }
    }
}
