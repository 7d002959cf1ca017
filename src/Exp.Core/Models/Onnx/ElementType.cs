namespace Exp.Core.Models.Onnx;

/// <summary>Number types of ONNX that we use, by their codes.</summary>
internal enum ElementType
{
    Float = 1,
    Int64 = 7,
    Double = 11,
}
