using Exp.Core.Config;

namespace Exp.Core.Plan.Conditions;

/// <summary>Collects settings for conditions. What cannot be bound is taken as it is written: a condition may be there to exclude it.</summary>
internal sealed class SettingRowsBuilder(FamilyList families)
{
    private readonly CanonicalJson canonical = new(families, complete: true);
    private readonly Column[] columns = [.. TrialKeys.Sections.Select(s => new Column(s.Name))];
    private int count;

    /// <summary>Adds one.</summary>
    public void Add(BoundSetting setting)
    {
        foreach (Column column in columns)
        {
            BoundSection section = setting.Sections[column.Name];
            if (!column.Known.TryGetValue(section, out int known))
                column.Known[section] = known = column.NumberOf(Json(section, setting.Data));
            column.Of.Add(known);
        }
        count++;
    }

    /// <summary>All of them.</summary>
    public SettingRows Build() =>
        new(count, [.. columns.Where(c => c.Json.Count > 0).Select(c => new SectionValues(c.Name, c.Json, c.Of))]);

    private string? Json(BoundSection section, PlannedData? data)
    {
        if (section.Option.Type == typeof(Data.DataSettings) && data is not null)
            return canonical.Of(section.Option.Type, data.Settings);
        return section.Value is not null
            ? canonical.Of(section.Option.Type, section.Value)
            : section.Node is null ? null : NodeJson.Of(section.Node, families.Of(OptionTypes.Bare(section.Option.Type))?.Discriminator);
    }

    private sealed class Column(string name)
    {
        public string Name { get; } = name;

        public Dictionary<BoundSection, int> Known { get; } = [];

        public List<string> Json { get; } = [];

        public List<int> Of { get; } = [];

        public int NumberOf(string? json)
        {
            if (json is null)
                return -1;
            Json.Add(json);
            return Json.Count - 1;
        }
    }
}
