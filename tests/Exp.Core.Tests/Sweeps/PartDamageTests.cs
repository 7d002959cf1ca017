using System.Text;
using CsCheck;
using Exp.Core.Plan;
using Exp.Core.Results.Parts;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Whatever happens to a part file, the tables are those of an undisturbed sweep, or the sweep is refused.</summary>
public sealed class PartDamageTests
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);
    private static readonly Lazy<(byte[] Part, string Tables)> Whole = new(() =>
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        return (File.ReadAllBytes(Directory.GetFiles(folder.In("parts")).Single()), Sweeping.Contents(folder.Path));
    });

    [Fact]
    public void A_sweep_killed_at_any_byte_goes_on_to_the_same_bytes()
    {
        byte[] part = Whole.Value.Part;
        // Every byte around the line ends, where the states differ, and a coarse comb between them.
        int[] ends = [.. Enumerable.Range(0, part.Length).Where(i => part[i] == '\n')];
        int[] cuts = [.. ends.SelectMany(e => Enumerable.Range(e - 10, 13)).Concat(Enumerable.Range(0, part.Length / 997).Select(i => i * 997)).Append(0)];
        foreach (int cut in cuts.Where(c => c >= 0 && c <= part.Length).Distinct().Where((_, i) => i % 3 == 0))
            Resume(part[..cut]);
    }

    [Fact]
    public void A_flipped_byte_in_any_line_costs_that_line_and_nothing_else()
    {
        byte[] part = Whole.Value.Part;
        int start = 0;
        for (int end; (end = Array.IndexOf(part, (byte)'\n', start)) >= 0; start = end + 1)
        {
            foreach (int at in new[] { start, (start + end) / 2, end - 3, end })
            {
                byte[] damaged = [.. part];
                damaged[at] ^= 1;
                Resume(damaged);
            }
        }
    }

    [Fact]
    public void The_user_is_told_which_file_is_damaged_and_where()
    {
        byte[] part = Whole.Value.Part;
        int third = part.Select((b, i) => (b, i)).Where(c => c.b == '\n').Skip(2).First().i;
        byte[] flipped = [.. part];
        flipped[third + 9] ^= 1;
        Assert.Equal([Note(third + 1)], Notes(flipped));
        Assert.Equal([Note(third + 1)], Notes(part[..(third + 20)]));
        Assert.Equal([Note(part.Length)], Notes([.. part, .. new byte[100]]));
        Assert.Equal(["0001-a-1.part: not used, its first line is damaged (at byte 0)"], Notes(part[10..]).Select(n => n[(n.IndexOf('/') + 1)..]));

        static string Note(int at) => $"{Path.Combine("parts", "0001-a-1.part")}: damaged line at byte {at}, ignored; what stood there is done again if it is needed";
    }

    private static IReadOnlyList<string> Notes(byte[] part)
    {
        using var folder = Folder(part);
        return PartStore.Open(folder.In("parts")).Notes;
    }

    /// <summary>Files cut, overwritten, doubled, shifted, followed by zeros, mixed with those of another config, in any number.</summary>
    [Fact]
    public void No_damage_whatsoever_makes_a_wrong_row() => Damages.Array[1, 4].Sample(
        damages =>
        {
            using var folder = new TempFolder();
            Directory.CreateDirectory(folder.In("parts"));
            for (int i = 0; i < damages.Length; i++)
                File.WriteAllBytes(folder.In("parts", $"000{i + 1}-x-1.part"), Damaged(damages[i]));
            Sweeping.Run(Sweeping.Request(Plan, folder.Path));
            return Sweeping.Contents(folder.Path) == Whole.Value.Tables;
        },
        seed: "000000000001", iter: 150, threads: 1);

    [Fact]
    public void No_damage_makes_a_merge_write_a_wrong_row() => Damages.Array[2, 4].Sample(
        damages =>
        {
            using var place = new TempFolder();
            string[] folders = [.. damages.Select((_, i) => place.In($"s{i}"))];
            for (int i = 0; i < damages.Length; i++)
            {
                Directory.CreateDirectory(Path.Combine(folders[i], "parts"));
                File.WriteAllBytes(Path.Combine(folders[i], "parts", $"0001-{(i < 2 ? "x" : "y")}-1.part"), Damaged(damages[i]));
            }
            try
            {
                Merge.Run(Sweeping.Request(Plan, place.In("all")), folders, _ => { }, CancellationToken.None);
            }
            catch (RefusedException missing)
            {
                return missing.Message.Contains("records are missing", StringComparison.Ordinal) && !Directory.Exists(place.In("all"));
            }
            return Sweeping.Contents(place.In("all")) == Whole.Value.Tables;
        },
        seed: "000000000001", iter: 150, threads: 1);

    private static readonly Gen<(int Kind, int From, int To, byte Value)> Damages =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Byte);

    private static readonly Lazy<byte[]> Foreign = new(() =>
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plans.Of(Plans.Iris.Replace("epochs: 3", "epochs: 2", StringComparison.Ordinal)), folder.Path));
        return File.ReadAllBytes(Directory.GetFiles(folder.In("parts")).Single());
    });

    private static byte[] Damaged((int Kind, int From, int To, byte Value) damage)
    {
        byte[] part = [.. Whole.Value.Part];
        int a = damage.From % part.Length, b = damage.To % part.Length, from = Math.Min(a, b), to = Math.Max(a, b);
        switch (damage.Kind)
        {
            case 0: part[from] ^= (byte)Math.Max((byte)1, damage.Value); return part;
            case 1: return part[..from];
            case 2: return [.. part[..from], .. new byte[to - from]];
            case 3: part.AsSpan(from, Math.Min(to - from, 300)).Fill(damage.Value); return part;
            case 4: return [.. part[..from], .. part[to..]];
            case 5: return [.. part[..to], .. part[from..]];
            case 6: return [.. Foreign.Value[..(from % Foreign.Value.Length)], .. part];
            default: return [.. part, .. Foreign.Value];
        }
    }

    [Fact]
    public void Records_copied_twice_count_once() => Resume([.. Whole.Value.Part, .. Whole.Value.Part]);

    [Fact]
    public void Junk_and_empty_part_files_are_ignored()
    {
        using var folder = Folder(Whole.Value.Part);
        File.WriteAllBytes(folder.In("parts", "0002-x-1.part"), []);
        File.WriteAllBytes(folder.In("parts", "0003-x-1.part"), new byte[5000]);
        File.WriteAllText(folder.In("parts", "0004-x-1.part"), "what is this\n");
        var listener = new Listener();
        Assert.Equal(0, Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener).Trained);
        Assert.Equal(Whole.Value.Tables, Sweeping.Contents(folder.Path));
        Assert.Equal(2, listener.Notes.Count(n => n.Contains("not used", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_part_file_of_another_numerics_version_is_not_used()
    {
        using var folder = Folder(Changed(Whole.Value.Part, "\"numerics\":1", "\"numerics\":999"));
        Assert.Equal(6, Sweeping.Run(Sweeping.Request(Plan, folder.Path)).Trained);
        Assert.Equal(Whole.Value.Tables, Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_part_file_of_another_plan_serves_the_trials_that_are_the_same()
    {
        using var folder = Folder(Changed(Whole.Value.Part, Plan.Fingerprint, new string('0', Plan.Fingerprint.Length)));
        Assert.Equal(0, Sweeping.Run(Sweeping.Request(Plan, folder.Path)).Trained);
        Assert.Equal(Whole.Value.Tables, Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void Two_records_that_contradict_each_other_are_refused_and_both_named()
    {
        using var folder = Folder(Whole.Value.Part);
        File.WriteAllBytes(folder.In("parts", "0002-x-1.part"), Changed(Whole.Value.Part, "\"status\":\"ok\"", "\"status\":\"collapsed\""));
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.Path)));
        Assert.Contains("0001-a-1.part", refused.Message, StringComparison.Ordinal);
        Assert.Contains("0002-x-1.part", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.In("trials.csv")));
    }

    [Fact]
    public void Every_start_writes_a_part_file_of_its_own()
    {
        byte[] part = Whole.Value.Part;
        using var folder = Folder(part[..(part.Length / 2)]);
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Assert.Equal(2, Directory.GetFiles(folder.In("parts")).Length);
        Assert.Equal(part.Length / 2, new FileInfo(folder.In("parts", "0001-a-1.part")).Length);
    }

    private static void Resume(byte[] part)
    {
        using var folder = Folder(part);
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Assert.Equal(Whole.Value.Tables, Sweeping.Contents(folder.Path));
    }

    private static TempFolder Folder(byte[] part)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.In("parts"));
        File.WriteAllBytes(folder.In("parts", "0001-a-1.part"), part);
        return folder;
    }

    /// <summary>Every line with the text replaced and sealed again.</summary>
    private static byte[] Changed(byte[] part, string from, string to) =>
    [
        .. Encoding.UTF8.GetString(part).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => CheckedLine.Seal(Encoding.UTF8.GetBytes(line[..^9].Replace(from, to, StringComparison.Ordinal)))),
    ];
}
