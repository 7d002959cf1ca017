namespace Exp.Core.Plan.Axes;

/// <summary>Every axis form. A newcomer adds one line.</summary>
internal static class AxisForms
{
    /// <summary>The forms in the order of the reference.</summary>
    public static IReadOnlyList<AxisForm> All { get; } =
        [new RangeForm(), new LinspaceForm(), new GeomspaceForm(), new LogspaceForm(), new LadderForm()];

    /// <summary>The form of that name, or null.</summary>
    public static AxisForm? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
