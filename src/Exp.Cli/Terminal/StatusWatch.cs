using System.Globalization;
using Exp.Cli.Commands;
using Exp.Core.Sweeps;

namespace Exp.Cli.Terminal;

/// <summary>Shows a folder again and again: redrawn on a terminal, else a line whenever something changed.</summary>
internal sealed class StatusWatch(Shell shell, bool json)
{
    private string shown = "";
    private int drawn;

    public void Show(FolderStatus status)
    {
        if (!json && shell.Terminal.Live)
        {
            Clear();
            string[] lines = [.. StatusText.Lines(status, Environment.ProcessorCount)];
            foreach (string line in lines)
                shell.Error.WriteLine(line);
            drawn = lines.Length;
            return;
        }
        string text = json ? StatusJson.Of(status).ToJsonString() : StatusText.Line(status);
        if (string.Equals(text, shown, StringComparison.Ordinal))
            return;
        shown = text;
        shell.Output.WriteLine(text);
        shell.Output.Flush();
    }

    /// <summary>Takes away what was drawn.</summary>
    public void Clear()
    {
        if (drawn > 0)
            shell.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{drawn}A\e[J"));
        drawn = 0;
    }
}
