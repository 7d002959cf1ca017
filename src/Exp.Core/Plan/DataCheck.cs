using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Engine.Numbers;

namespace Exp.Core.Plan;

/// <summary>Loads every set once and splits it once for every distinct data section, so that nothing can go wrong later.</summary>
internal sealed class DataCheck(FamilyList families, Problems problems, Experiment experiment, DataFolders folders)
{
    private readonly CanonicalJson canonical = new(families);
    private readonly Dictionary<string, (DataSource Source, DataSet? Set)> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<BoundSection, PlannedData?> prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>The loaded sets by source.</summary>
    public IReadOnlyDictionary<DataSource, DataSet> Sets =>
        loaded.Values.Where(l => l.Set is not null).ToDictionary(l => l.Source, l => l.Set!);

    /// <summary>The data of a section; null when it was reported.</summary>
    public PlannedData? Get(BoundSection section)
    {
        if (!prepared.TryGetValue(section, out PlannedData? known))
            prepared[section] = known = section.Value is DataSettings settings ? Prepare(settings, section) : null;
        return known;
    }

    private PlannedData? Prepare(DataSettings settings, BoundSection section)
    {
        (DataSource source, DataSet? set) = Load(settings.Dataset, section.PlaceOf(experiment.Path, "dataset"));
        if (set is null)
            return null;
        try
        {
            DataSet view = settings.View(set);
            // Left out and written out are one setting.
            settings = settings with { Dataset = source, Scale = settings.Scale ?? (view.Bytes is null ? Scaling.Standard : Scaling.Unit) };
            var data = PreparedData.Make(set, settings, new SeedTree(experiment.Settings.Seed, 0));
            if (data.Train.Length == 0)
                throw new DataException($"{set.Name}: no row is left for training");
            int evaluated = data.Train.Length + data.Validation.Length + data.Test.Length;
            return new PlannedData(
                settings, canonical.Of(typeof(DataSettings), settings), view.Digest, set.Name, view.Task, view.Width,
                view.Classes.Count, data.Train.Length, evaluated, data.Notes,
                view.Task == DataTask.Regression && Enumerable.Range(0, data.Set.Rows).Any(r => data.ScaledTarget(r) < 0), TooLarge(data));
        }
        catch (DataException bad)
        {
            problems.Add(section.PlaceOf(experiment.Path), bad.Message);
            return null;
        }
    }

    // Looked at once, and what can be held in float can be held in double; the rows themselves are let go.
    private static Func<Precision, string?> TooLarge(PreparedData data)
    {
        string? single = data.Objection<float>(), both = single is null ? null : data.Objection<double>();
        return precision => precision == Precision.Float32 ? single : both;
    }

    private (DataSource Source, DataSet? Set) Load(DataSource source, Place place)
    {
        string key = canonical.Of(typeof(DataSource), source);
        if (loaded.TryGetValue(key, out (DataSource, DataSet?) known))
            return known;
        DataSet? set = null;
        try
        {
            set = source.Load(folders);
        }
        catch (DataException bad)
        {
            problems.Add(place, bad.Message);
        }
        return loaded[key] = (source, set);
    }
}
