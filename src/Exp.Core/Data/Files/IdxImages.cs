using System.Globalization;

namespace Exp.Core.Data.Files;

/// <summary>Images and labels from IDX files, with or without a pair for testing, as one data set.</summary>
internal static class IdxImages
{
    private const int MaxWidth = 1 << 20;

    /// <summary>Opens a file for <see cref="IdxReader"/>: its stream, and how messages call it.</summary>
    public delegate IdxReader Opener(string file);

    /// <summary>Reads two or four files.</summary>
    /// <param name="open">Opens one of them.</param>
    /// <param name="name">How the set is called.</param>
    /// <param name="train">Images and labels.</param>
    /// <param name="test">The same for testing; null when there are none.</param>
    public static DataSet Read(Opener open, string name, (string Images, string Labels) train, (string Images, string Labels)? test)
    {
        (byte[] pixels, int[] sizes, int rows) = ReadImages(open, train.Images, test?.Images);
        byte[] labels = new byte[rows];
        int trainRows = test is null ? rows : sizes[0];
        ReadLabels(open, train.Labels, train.Images, labels.AsSpan(0, trainRows));
        if (test is { } files)
            ReadLabels(open, files.Labels, files.Images, labels.AsSpan(trainRows));
        byte[] present = [.. labels.Distinct().Order()];
        if (present.Length < 2)
            throw new DataException($"{train.Labels}: every label is {present[0]}; a classification needs two classes or more");
        var set = new DataSet
        {
            Name = name,
            Task = DataTask.Classification,
            FeatureNames = PixelNames(sizes),
            Classes = [.. present.Select(l => l.ToString(CultureInfo.InvariantCulture))],
            Rows = rows,
            Bytes = pixels,
            Labels = Array.ConvertAll(labels, l => Array.BinarySearch(present, l)),
            TestRows = [.. Enumerable.Range(trainRows, rows - trainRows)],
            Digest = "",
        };
        return set with { Digest = DataDigest.Of(set) };
    }

    private static (byte[] Pixels, int[] Sizes, int Rows) ReadImages(Opener open, string train, string? test)
    {
        using IdxReader first = OpenImages(open, train);
        using IdxReader? second = test is null ? null : OpenImages(open, test);
        if (second is not null && !first.Sizes.AsSpan(1).SequenceEqual(second.Sizes.AsSpan(1)))
            throw new DataException($"{test}: images of {Size(second)}, but {train} has {Size(first)}");
        long length = first.Length + (long)(second?.Length ?? 0);
        if (length > Array.MaxLength)
            throw new DataException($"{train} and {test}: together more than {Array.MaxLength} bytes; that much is not read");
        byte[] pixels = new byte[length];
        first.ReadBody(pixels.AsSpan(0, first.Length));
        second?.ReadBody(pixels.AsSpan(first.Length));
        return (pixels, first.Sizes, first.Sizes[0] + (second?.Sizes[0] ?? 0));
    }

    private static IdxReader OpenImages(Opener open, string file)
    {
        IdxReader reader = open(file);
        int width = reader.Length / reader.Sizes[0];
        if (reader.Sizes.Length > 1 && width <= MaxWidth)
            return reader;
        reader.Dispose();
        throw new DataException(reader.Sizes.Length > 1
            ? $"{file}: {width} numbers per image; at most {MaxWidth} are read"
            : $"{file}: has 1 dimension, as label files have; images need 2 or more: are images and labels swapped?");
    }

    private static void ReadLabels(Opener open, string file, string images, Span<byte> to)
    {
        using IdxReader reader = open(file);
        if (reader.Sizes.Length != 1)
            throw new DataException($"{file}: has {reader.Sizes.Length} dimensions; labels have 1: are images and labels swapped?");
        if (reader.Length != to.Length)
            throw new DataException($"{file}: has {reader.Length} labels, but {images} has {to.Length} images");
        reader.ReadBody(to);
    }

    private static string Size(IdxReader reader) => string.Join(" x ", reader.Sizes.Skip(1));

    private static string[] PixelNames(int[] sizes)
    {
        IEnumerable<string> names = ["pixel"];
        foreach (int size in sizes.Skip(1))
            names = [.. names.SelectMany(name => Enumerable.Range(0, size), (name, i) => $"{name}_{i}")];
        return [.. names];
    }
}
