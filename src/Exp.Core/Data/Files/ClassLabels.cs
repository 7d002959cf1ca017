namespace Exp.Core.Data.Files;

/// <summary>Label texts → class names in class order and a class index per row.</summary>
/// <param name="Names">Numbers in numeric order when all labels are numbers, else texts in ordinal order.</param>
/// <param name="Indices">One per row.</param>
internal sealed record ClassLabels(IReadOnlyList<string> Names, int[] Indices)
{
    private const int MaxClasses = 1000;

    /// <summary>Orders and numbers the labels.</summary>
    /// <param name="texts">One per row.</param>
    /// <param name="decimalSign">Of labels that are numbers.</param>
    /// <param name="complaint">Makes the exception about a row.</param>
    public static ClassLabels Of(IReadOnlyList<string> texts, char decimalSign, Func<int, string, DataException> complaint)
    {
        var firstRow = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < texts.Count; row++)
        {
            firstRow.TryAdd(texts[row], row);
            if (firstRow.Count > MaxClasses)
                throw complaint(row, $"more than {MaxClasses} different labels; is it an identifier, or a number for task: regression?");
        }
        if (firstRow.Count < 2)
            throw complaint(0, $"every row has the label '{texts[0]}'; a classification needs two classes or more");
        string[] names = Ordered(firstRow, decimalSign, complaint);
        Dictionary<string, int> index = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
        return new ClassLabels(names, [.. texts.Select(t => index[t])]);
    }

    private static string[] Ordered(
        Dictionary<string, int> firstRow, char decimalSign, Func<int, string, DataException> complaint)
    {
        var numbers = new SortedDictionary<double, string>();
        foreach (string text in firstRow.Keys)
        {
            if (!CellNumber.TryRead(text, decimalSign, out double number))
                return [.. firstRow.Keys.Order(StringComparer.Ordinal)];
            if (!numbers.TryAdd(number, text))
                throw complaint(firstRow[text], $"labels '{numbers[number]}' and '{text}' are the same number; write them alike");
        }
        return [.. numbers.Values];
    }
}
