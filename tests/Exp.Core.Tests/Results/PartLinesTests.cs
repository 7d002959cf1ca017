using System.Text;
using Exp.Core.Results.Parts;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Results;

public sealed class PartLinesTests
{
    [Fact]
    public void Lines_longer_than_the_buffer_come_whole_and_in_their_places()
    {
        using var folder = new TempFolder();
        string[] lines = ["a", "", new string('b', 200_000), "c", new string('d', 65_536), "no line break"];
        File.WriteAllText(folder.In("x.part"), string.Join('\n', lines));
        (long Offset, string Text)[] read = [.. PartLines.Read(folder.In("x.part")).Select(l => (l.Offset, Encoding.UTF8.GetString(l.Line.Span)))];
        Assert.Equal(lines, read.Select(r => r.Text));
        Assert.Equal([0L, 2, 3, 200_004, 200_006, 265_543], read.Select(r => r.Offset));
    }
}
