using System.Runtime.Intrinsics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

/// <summary>One elementary function in all its forms, with the largest error that it may have.</summary>
/// <param name="Name">Its name in the table of reference values.</param>
/// <param name="Ulps">Allowed error of the double form, in units in the last place.</param>
internal sealed record ElementaryFunction(
    string Name, double Ulps, Func<double, double> Double, Func<float, float> Float,
    Func<Vector256<double>, Vector256<double>> Doubles, Func<Vector256<float>, Vector256<float>> Floats);

/// <summary>All elementary functions, so that every test runs over each.</summary>
internal static class ElementaryFunctions
{
    public static IReadOnlyList<ElementaryFunction> All { get; } =
    [
        new("exp", 1, Elementary.Exp, Elementary.Exp, Elementary.Exp, Elementary.Exp),
        new("expm1", 1.5, Elementary.Expm1, Elementary.Expm1, Elementary.Expm1, Elementary.Expm1),
        new("log", 1, Elementary.Log, Elementary.Log, Elementary.Log, Elementary.Log),
        new("log1p", 1, Elementary.Log1p, Elementary.Log1p, Elementary.Log1p, Elementary.Log1p),
        new("tanh", 1.6, Elementary.Tanh, Elementary.Tanh, Elementary.Tanh, Elementary.Tanh),
        new("sigmoid", 2, Elementary.Sigmoid, Elementary.Sigmoid, Elementary.Sigmoid, Elementary.Sigmoid),
        new("softplus", 1.5, Elementary.Softplus, Elementary.Softplus, Elementary.Softplus, Elementary.Softplus),
        new("erf", 1.5, Elementary.Erf, Elementary.Erf, Elementary.Erf, Elementary.Erf),
        new("normal_cdf", 5, Elementary.NormalCdf, Elementary.NormalCdf, Elementary.NormalCdf, Elementary.NormalCdf),
        new("sin", 1.5, Elementary.Sin, Elementary.Sin, Elementary.Sin, Elementary.Sin),
        new("cos", 1.5, Elementary.Cos, Elementary.Cos, Elementary.Cos, Elementary.Cos),
    ];

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public static ElementaryFunction Named(string name) => All.Single(f => f.Name == name);
}
