namespace Exp.Bench;

/// <summary>
/// Contestants take turns in slices of some milliseconds; a round counts only when the calibrator finds the core undisturbed
/// before, between and after them. Compared are the slices of one round, never averages of different moments.
/// </summary>
internal sealed class PairedSlices
{
    private const int Wanted = 20, MostRounds = 40, Fewest = 5;

    private readonly List<double[]> kept = [];

    private PairedSlices()
    {
    }

    /// <summary>Rounds that count.</summary>
    public int Rounds => kept.Count;

    /// <summary>False when so few rounds were quiet that all were taken.</summary>
    public bool Quiet { get; private set; }

    public static PairedSlices Of(Calibrator calibrator, params Contestant[] contestants)
    {
        int[] steps = [.. contestants.Select(c => c.WarmUp())];
        var result = new PairedSlices();
        var noisy = new List<double[]>();
        for (int round = 0; round < MostRounds && result.Rounds < Wanted; round++)
        {
            bool quiet = calibrator.IsQuiet();
            var slices = new double[contestants.Length];
            for (int i = 0; i < slices.Length; i++)
            {
                slices[i] = contestants[i].Run(steps[i]);
                quiet &= calibrator.IsQuiet();
            }
            (quiet ? result.kept : noisy).Add(slices);
        }
        result.Quiet = result.Rounds >= Fewest;
        if (!result.Quiet)
            result.kept.AddRange(noisy);
        return result;
    }

    /// <summary>Microseconds per step of the best slice.</summary>
    public double Best(int contestant) => kept.Min(s => s[contestant]);

    /// <summary>Median over the rounds of how many times longer the other took.</summary>
    public double Ratio(int contestant, int other)
    {
        double[] ratios = [.. kept.Select(s => s[other] / s[contestant]).Order()];
        return (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
    }
}
