using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exp.Core.Models;

/// <summary>
/// The safetensors format: eight bytes with the length of a JSON header, the header (texts under __metadata__, then name,
/// type, shape and place of every array), then the arrays one behind the other, little-endian. PyTorch, NumPy and others read it.
/// </summary>
/// <param name="Metadata">Texts by name.</param>
/// <param name="Tensors">The arrays in file order.</param>
/// <param name="Digest">SHA-256, lower-case hex, of the bytes behind the header.</param>
/// <remarks>https://github.com/huggingface/safetensors, "Format".</remarks>
internal sealed record SafeTensors(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafeTensor> Tensors, string Digest)
{
    private const int MostHeaderBytes = 100_000_000, Alignment = 8;
    private const string MetadataName = "__metadata__";

    /// <summary>The bytes of the arrays, one behind the other.</summary>
    public static byte[] Body(IReadOnlyList<SafeTensor> tensors)
    {
        byte[] body = new byte[tensors.Sum(t => t.Bytes)];
        Span<byte> rest = body;
        foreach (SafeTensor tensor in tensors)
        {
            foreach (double value in tensor.Values)
            {
                if (tensor.Single)
                    BinaryPrimitives.WriteSingleLittleEndian(rest, (float)value);
                else
                    BinaryPrimitives.WriteDoubleLittleEndian(rest, value);
                rest = rest[(tensor.Single ? sizeof(float) : sizeof(double))..];
            }
        }
        return body;
    }

    /// <summary>Writes a file.</summary>
    public static void Write(Stream to, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<SafeTensor> tensors, byte[] body)
    {
        byte[] header = Header(metadata, tensors);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        to.Write(length);
        to.Write(header);
        to.Write(body);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFormatException">It is not such a file, or damaged.</exception>
    public static SafeTensors Read(byte[] file, string shown)
    {
        if (file.Length < sizeof(ulong))
            throw new ModelFormatException($"{shown}: not a safetensors file: shorter than its first eight bytes");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > MostHeaderBytes || length > (ulong)(file.Length - sizeof(ulong)))
            throw new ModelFormatException($"{shown}: not a safetensors file, or cut off: its header would be {length} bytes long");
        ReadOnlyMemory<byte> header = file.AsMemory(sizeof(ulong), (int)length), body = file.AsMemory(sizeof(ulong) + (int)length);
        try
        {
            using var json = JsonDocument.Parse(header);
            return Read(json.RootElement, body.Span);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new ModelFormatException($"{shown}: damaged: {e.Message}");
        }
    }

    private static SafeTensors Read(JsonElement root, ReadOnlySpan<byte> body)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new List<SafeTensor>();
        long at = 0;
        foreach (JsonProperty entry in root.EnumerateObject())
        {
            if (entry.Name == MetadataName)
            {
                foreach (JsonProperty text in entry.Value.EnumerateObject())
                    metadata[text.Name] = text.Value.GetString() ?? "";
                continue;
            }
            tensors.Add(Tensor(entry, body, ref at));
        }
        if (at != body.Length)
            throw new FormatException($"the arrays take {at} bytes, the file has {body.Length}");
        return new SafeTensors(metadata, tensors, Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    // Arrays lie in the order of the header, without gaps.
    private static SafeTensor Tensor(JsonProperty entry, ReadOnlySpan<byte> body, ref long at)
    {
        string type = entry.Value.GetProperty("dtype").GetString() ?? "";
        int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32())];
        long[] place = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt64())];
        int size = type switch
        {
            "F32" => sizeof(float),
            "F64" => sizeof(double),
            _ => throw new FormatException($"'{entry.Name}' has the type {type}; F32 and F64 are known"),
        };
        long count = 1;
        foreach (int one in shape)
            count = checked(count * (one >= 0 ? one : throw new FormatException($"'{entry.Name}' has a negative size")));
        if (place is not [var begin, var end] || begin != at || end - begin != checked(count * size) || end > body.Length)
            throw new FormatException($"'{entry.Name}' does not lie where its header says");
        at = end;
        var values = new double[count];
        ReadOnlySpan<byte> bytes = body[(int)begin..(int)end];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = size == sizeof(float)
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * size)..])
                : BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * size)..]);
        }
        return new SafeTensor(entry.Name, size == sizeof(float), shape, values);
    }

    private static byte[] Header(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<SafeTensor> tensors)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach ((string name, string text) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                json.WriteString(name, text);
            json.WriteEndObject();
            long at = 0;
            foreach (SafeTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Single ? "F32" : "F64");
                WriteNumbers(json, "shape", tensor.Shape.Select(s => (long)s));
                WriteNumbers(json, "data_offsets", [at, at += tensor.Bytes]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // Blanks behind the header keep the arrays at places that are multiples of eight.
        while (bytes.Length % Alignment != 0)
            bytes.WriteByte((byte)' ');
        return bytes.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
