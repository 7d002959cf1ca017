using System.Numerics;
using System.Reflection;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Tests.Optimizers;

/// <summary>What an optimizer keeps between steps; only tests of reference vectors look at it.</summary>
internal static class StepperState
{
    /// <summary>The private buffer of that name.</summary>
    public static double[] Buffer<T>(this Stepper<T> stepper, string field)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FieldInfo buffer = stepper.GetType().GetField(field, BindingFlags.NonPublic | BindingFlags.Instance)
            ?? throw new MissingFieldException(stepper.GetType().Name, field);
        return [.. ((T[])buffer.GetValue(stepper)!).Select(double.CreateChecked)];
    }
}
