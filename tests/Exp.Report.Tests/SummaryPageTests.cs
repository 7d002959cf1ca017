using System.Globalization;
using System.Runtime.CompilerServices;
using Exp.Core.Analysis;
using Exp.Core.Plan;

namespace Exp.Report.Tests;

public sealed class SummaryPageTests
{
    [Fact]
    public void The_page_of_a_normal_sweep_is_as_approved() => Approve("normal", SummaryPage.Render(Summaries.Normal));

    [Fact]
    public void The_page_of_a_sweep_that_only_failed_is_as_approved() => Approve("all-failed", SummaryPage.Render(Summaries.AllFailed));

    [Fact]
    public void The_page_of_a_single_trial_is_as_approved() => Approve("nothing-swept", SummaryPage.Render(Summaries.NothingSwept));

    [Fact]
    public void The_language_of_the_machine_changes_no_byte()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "−" };
        string expected = SummaryPage.Render(Summaries.Normal);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(expected, SummaryPage.Render(Summaries.Normal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Names_stay_text_whatever_they_hold()
    {
        SweepSummary summary = Summaries.Normal with
        {
            Description = "# not a title\n<script>alert(1)</script> | [x](y) *b*",
            Settings = [.. Summaries.Normal.Settings.Select(s => s with { Axes = [new AxisValue("optimizer.lr", "a|b\nc")] })],
        };
        string page = SummaryPage.Render(summary);
        Assert.Contains("\\# not a title \\<script\\>alert(1)\\</script\\> \\| \\[x\\](y) \\*b\\*", page, StringComparison.Ordinal);
        Assert.Contains("| 1 | a\\|b c |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_settings_is_cut_and_says_so()
    {
        SettingSummary setting = Summaries.Normal.Settings[0];
        string page = SummaryPage.Render(Summaries.Normal with { Settings = [.. Enumerable.Range(1, 100).Select(i => setting with { Rank = i })] });
        Assert.Contains("… and 40 more in trials.csv.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_line_feeds_only() => Assert.DoesNotContain('\r', SummaryPage.Render(Summaries.Normal));

    private static void Approve(string name, string text, [CallerFilePath] string caller = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(caller)!, "Approved");
        string approved = Path.Combine(folder, name + ".md"), received = Path.Combine(folder, name + ".received.md");
        if (File.Exists(approved) && string.Equals(File.ReadAllText(approved), text, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"the page differs from the approved one; compare {received} with {approved}");
    }
}
