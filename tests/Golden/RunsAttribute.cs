namespace Exp.Tests.Golden;

/// <summary>
/// The test compares these reference vectors. Without <paramref name="cases"/>: those its MemberData names first, or the
/// whole section when it has none. <see cref="ReferenceTable"/> holds this against docs/reference-vectors.md.
/// </summary>
/// <param name="file">Name of the file, without ".json".</param>
/// <param name="section">Where in the file, as the table writes it.</param>
/// <param name="cases">Names in the section.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RunsAttribute(string file, string section, params string[] cases) : Attribute
{
    public string File => file;

    public string Section => section;

    public IReadOnlyList<string> Cases => cases;
}
