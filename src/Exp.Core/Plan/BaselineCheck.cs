using Exp.Core.Config;
using Exp.Core.Data;

namespace Exp.Core.Plan;

/// <summary>Whether the baselines exist and fit the data.</summary>
internal sealed class BaselineCheck(IReadOnlyList<KnownBaseline> known, Problems problems, Experiment experiment)
{
    /// <summary>The baselines asked for, each once.</summary>
    /// <param name="data">Every data section of the plan.</param>
    public IReadOnlyList<string> Check(IReadOnlyList<PlannedData> data)
    {
        IReadOnlyList<string> names = experiment.Settings.Baselines ?? [];
        for (int i = 0; i < names.Count; i++)
        {
            Place place = PlaceOf(i);
            if (names.Take(i).Contains(names[i], StringComparer.Ordinal))
                problems.Add(place, $"baseline '{names[i]}' is named twice; keep one");
            else if (known.FirstOrDefault(k => k.Name == names[i]) is { } baseline)
                CheckTask(baseline, data, place);
            else
                problems.Add(place, $"unknown baseline {Words.Quote(names[i])}{Suggestion.For(names[i], [.. known.Select(k => k.Name)])}");
        }
        return names;
    }

    private void CheckTask(KnownBaseline baseline, IReadOnlyList<PlannedData> data, Place place)
    {
        foreach (PlannedData set in data)
        {
            bool regression = set.Task == DataTask.Regression;
            if (regression ? baseline.Regression : baseline.Classification)
                continue;
            string[] others = [.. known.Where(k => regression ? k.Regression : k.Classification).Select(k => k.Name)];
            string cure = others.Length == 0 ? "" : $"; for it there are {string.Join(", ", others)}";
            problems.Add(place, regression
                ? $"baseline '{baseline.Name}' is for classification; '{set.Name}' has real targets{cure}"
                : $"baseline '{baseline.Name}' is for regression; '{set.Name}' has classes{cure}");
        }
    }

    private Place PlaceOf(int index) => experiment.Root.Get("baselines") switch
    {
        ListNode list when index < list.Items.Count => list.Items[index].Place,
        { } other => other.Place,
        null => Place.Whole(experiment.Path),
    };
}
