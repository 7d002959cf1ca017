using System.Globalization;
using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>A way to write the numbers of an axis in short: name(argument, …).</summary>
internal abstract class AxisForm
{
    /// <summary>The name in a config.</summary>
    public abstract string Name { get; }

    /// <summary>The names of the arguments.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>One line for people.</summary>
    public abstract string Summary { get; }

    /// <summary>"ladder(a, b)".</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters)})";

    /// <summary>The values in config form, finite and in order; may be empty.</summary>
    /// <param name="arguments">As many as <see cref="Parameters"/>.</param>
    /// <param name="most">More values than this are refused before they are made.</param>
    /// <exception cref="AxisException">The arguments make no axis.</exception>
    public abstract IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most);

    /// <summary>The number of values that an argument asks for.</summary>
    protected static int CountOf(ExactDecimal n, int most)
    {
        if (!n.IsWhole || n.CompareTo(2) < 0)
            throw new AxisException("n must be a whole number of at least 2");
        return Checked(n.Whole, most);
    }

    /// <summary>The count, when it is allowed.</summary>
    protected static int Checked(BigInteger count, int most) =>
        count <= most ? (int)count : throw new AxisException(string.Create(CultureInfo.InvariantCulture, $"more than {most:N0} values"));
}
