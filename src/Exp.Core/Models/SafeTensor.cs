namespace Exp.Core.Models;

/// <summary>A named array of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Single">True for F32, false for F64.</param>
/// <param name="Shape">Sizes; the last runs fastest.</param>
/// <param name="Values">The numbers; of an F32 array each is exactly a float.</param>
internal sealed record SafeTensor(string Name, bool Single, IReadOnlyList<int> Shape, double[] Values)
{
    /// <summary>Bytes in the file.</summary>
    public long Bytes => (long)Values.Length * (Single ? sizeof(float) : sizeof(double));
}
