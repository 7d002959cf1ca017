using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Exp.Core.Plan;
using Exp.Core.Results.Files;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;

namespace Exp.Core.Models;

/// <summary>
/// A trained network as a file: safetensors with the arrays of every layer under PyTorch's names and the scaling of inputs
/// and target; settings, names and digest under __metadata__. The same model is the same bytes.
/// </summary>
public static class ModelFile
{
    /// <summary>Ending of the names of such files.</summary>
    public const string Ending = ".safetensors";

    /// <summary>The folder of a results folder that they are kept in.</summary>
    public const string Folder = "models";

    private const string Format = "exp-model", Version = "1";

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(string path, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<SafeTensor> tensors = [.. model.Layers.SelectMany((layer, i) => Arrays(model, layer, i)), .. Scaling(model)];
        byte[] body = SafeTensors.Body(tensors);
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["exp_version"] = Machine.ExpVersion,
            ["numerics_version"] = NumericsVersion.Current.ToString(CultureInfo.InvariantCulture),
            ["trial_id"] = model.TrialId,
            ["settings"] = model.Settings,
            ["kept_epoch"] = model.KeptEpoch?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["precision"] = ModelText.Of(model.Precision),
            ["model"] = ModelText.Of(model.Model),
            ["loss"] = ModelText.Of(model.Loss),
            ["features"] = JsonSerializer.Serialize(model.Features, ModelJson.Default.IReadOnlyListString),
            ["classes"] = JsonSerializer.Serialize(model.Classes, ModelJson.Default.IReadOnlyListString),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(body)),
        };
        AtomicFile.Write(Path.GetFullPath(path), stream => SafeTensors.Write(stream, metadata, tensors, body));
    }

    /// <summary>Reads a file, or the only one in the folder models/ of a results folder.</summary>
    /// <exception cref="ModelFormatException">It is not such a file, or damaged, or made by a later version; or there are none or several.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TrainedModel Read(string path)
    {
        if (Directory.Exists(path))
            path = OnlyOne(path);
        SafeTensors file = SafeTensors.Read(File.ReadAllBytes(path), path);
        if (!file.Metadata.TryGetValue("format", out string? format) || format != Format)
            throw new ModelFormatException($"{path}: a safetensors file, but not a network trained by exp");
        if (file.Metadata.GetValueOrDefault("version") is not Version)
            throw new ModelFormatException($"{path}: version {file.Metadata.GetValueOrDefault("version")} of the format; this program reads version {Version}");
        if (file.Metadata.GetValueOrDefault("sha256") != file.Digest)
            throw new ModelFormatException($"{path}: damaged: its numbers do not have the digest it was written with");
        try
        {
            return Read(file, path);
        }
        catch (Exception e) when (e is KeyNotFoundException or JsonException or FormatException or ArgumentException or Config.ConfigException)
        {
            throw new ModelFormatException($"{path}: damaged: {e.Message}");
        }
    }

    private static string OnlyOne(string folder)
    {
        string models = Path.Combine(folder, Folder);
        string[] files = Directory.Exists(models) ? Directory.GetFiles(models, "*" + Ending) : [];
        return files.Length switch
        {
            1 => files[0],
            0 => throw new ModelFormatException($"{folder} holds no trained network; exp run keeps one, exp sweep --save-models all"),
            _ => throw new ModelFormatException($"{folder} holds {files.Length} trained networks; name one of those in {models}"),
        };
    }

    private static TrainedModel Read(SafeTensors file, string path)
    {
        Dictionary<string, SafeTensor> arrays = file.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> about = file.Metadata;
        var model = new TrainedModel
        {
            TrialId = about["trial_id"],
            Settings = about["settings"],
            KeptEpoch = about["kept_epoch"] is { Length: > 0 } epoch ? int.Parse(epoch, CultureInfo.InvariantCulture) : null,
            Precision = ModelText.Read<Precision>(about["precision"], "precision"),
            Model = ModelText.Read<Engine.Networks.Models.Model>(about["model"], "model"),
            Loss = ModelText.Read<Engine.Losses.Loss>(about["loss"], "loss"),
            Features = Names(about["features"]),
            Classes = Names(about["classes"]),
            Inputs = new InputScaling(arrays["input.offset"].Values, arrays["input.divisor"].Values, arrays["input.fill"].Values),
            TargetMean = arrays["target.offset"].Values[0],
            TargetScale = arrays["target.divisor"].Values[0],
            Layers = Layers(arrays),
        };
        return Fits(model) ? model : throw new ModelFormatException($"{path}: damaged: its arrays do not have the shapes of its network");
    }

    private static List<LayerWeights> Layers(Dictionary<string, SafeTensor> arrays)
    {
        var layers = new List<LayerWeights>();
        while (arrays.ContainsKey(Name("weight")))
        {
            layers.Add(new LayerWeights(arrays[Name("weight")].Values, arrays[Name("bias")].Values)
            {
                Scales = Optional("norm.weight"), Shifts = Optional("norm.bias"),
                Means = Optional("norm.running_mean"), Variances = Optional("norm.running_var"),
            });
        }
        return layers;

        string Name(string array) => $"layers.{layers.Count}.{array}";

        double[] Optional(string array) => arrays.TryGetValue(Name(array), out SafeTensor? there) ? there.Values : [];
    }

    private static bool Fits(TrainedModel model)
    {
        NetworkSpec network = model.Network;
        int inputs = model.Features.Count;
        if (model.Layers.Count != network.Layers.Count || model.Inputs.Offsets.Count != inputs
            || model.Inputs.Divisors.Count != inputs || model.Inputs.Fills.Count != inputs)
            return false;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerWeights layer = model.Layers[i];
            (int units, Norm? norm) = (network.Layers[i].Units, network.Layers[i].Norm);
            int scaled = norm is { ParametersPerUnit: > 0 } ? units : 0, averaged = norm is { UsesBatch: true } ? units : 0;
            if (layer.Weights.Length != (long)units * inputs || layer.Biases.Length != units
                || layer.Scales.Length != scaled || layer.Shifts.Length != scaled
                || layer.Means.Length != averaged || layer.Variances.Length != averaged)
                return false;
            inputs = units;
        }
        return true;
    }

    private static IEnumerable<SafeTensor> Arrays(TrainedModel model, LayerWeights layer, int i)
    {
        bool single = model.Precision == Precision.Float32;
        int units = layer.Biases.Length;
        yield return new SafeTensor($"layers.{i}.weight", single, [units, layer.Weights.Length / units], layer.Weights);
        yield return new SafeTensor($"layers.{i}.bias", single, [units], layer.Biases);
        if (layer.Scales.Length > 0)
        {
            yield return new SafeTensor($"layers.{i}.norm.weight", single, [units], layer.Scales);
            yield return new SafeTensor($"layers.{i}.norm.bias", single, [units], layer.Shifts);
        }
        if (layer.Means.Length > 0)
        {
            yield return Doubles($"layers.{i}.norm.running_mean", layer.Means);
            yield return Doubles($"layers.{i}.norm.running_var", layer.Variances);
        }
    }

    private static IEnumerable<SafeTensor> Scaling(TrainedModel model)
    {
        yield return Doubles("input.offset", model.Inputs.Offsets);
        yield return Doubles("input.divisor", model.Inputs.Divisors);
        yield return Doubles("input.fill", model.Inputs.Fills);
        yield return Doubles("target.offset", [model.TargetMean]);
        yield return Doubles("target.divisor", [model.TargetScale]);
    }

    private static SafeTensor Doubles(string name, IReadOnlyList<double> values) => new(name, Single: false, [values.Count], [.. values]);

    private static IReadOnlyList<string> Names(string json) =>
        JsonSerializer.Deserialize(json, ModelJson.Default.IReadOnlyListString) ?? [];
}
