using System.Globalization;
using System.Text;

namespace Exp.Core.Config;

/// <summary>
/// Text in JSON quotes with the fewest escapes. Written out here because ids are hashes of it: no library's taste in
/// escapes may change them.
/// </summary>
internal static class JsonText
{
    /// <summary>The text in double quotes.</summary>
    public static string Quote(string text)
    {
        var to = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\n' => to.Append("\\n"),
                '\t' => to.Append("\\t"),
                < ' ' or '\u007f' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => to.Append(c),
            };
        }
        return to.Append('"').ToString();
    }
}
