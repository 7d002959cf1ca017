using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Exp.Engine.Numbers;

namespace Exp.Bench;

/// <summary>
/// Elementary functions over 4096 numbers; the time is per number. The loops are written out because a function called through a
/// delegate is not compiled into its loop. Public because BenchmarkDotNet wants it so.
/// </summary>
public class ElementaryBenchmarks
{
    private const int Count = 4096;

    private readonly float[] floats = [.. Enumerable.Range(1, Count).Select(i => i / 512f)];
    private readonly double[] doubles = [.. Enumerable.Range(1, Count).Select(i => i / 512.0)];

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<float> ExpFloat()
    {
        Vector256<float> sum = default;
        for (int i = 0; i < Count; i += 8)
            sum += Elementary.Exp(Vector256.Create(floats, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<float> SigmoidFloat()
    {
        Vector256<float> sum = default;
        for (int i = 0; i < Count; i += 8)
            sum += Elementary.Sigmoid(Vector256.Create(floats, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<float> TanhFloat()
    {
        Vector256<float> sum = default;
        for (int i = 0; i < Count; i += 8)
            sum += Elementary.Tanh(Vector256.Create(floats, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<float> LogFloat()
    {
        Vector256<float> sum = default;
        for (int i = 0; i < Count; i += 8)
            sum += Elementary.Log(Vector256.Create(floats, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<float> ErfFloat()
    {
        Vector256<float> sum = default;
        for (int i = 0; i < Count; i += 8)
            sum += Elementary.Erf(Vector256.Create(floats, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<double> ExpDouble()
    {
        Vector256<double> sum = default;
        for (int i = 0; i < Count; i += 4)
            sum += Elementary.Exp(Vector256.Create(doubles, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<double> SigmoidDouble()
    {
        Vector256<double> sum = default;
        for (int i = 0; i < Count; i += 4)
            sum += Elementary.Sigmoid(Vector256.Create(doubles, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<double> TanhDouble()
    {
        Vector256<double> sum = default;
        for (int i = 0; i < Count; i += 4)
            sum += Elementary.Tanh(Vector256.Create(doubles, i));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Vector256<double> LogDouble()
    {
        Vector256<double> sum = default;
        for (int i = 0; i < Count; i += 4)
            sum += Elementary.Log(Vector256.Create(doubles, i));
        return sum;
    }
}
