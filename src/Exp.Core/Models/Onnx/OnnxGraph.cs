using System.Globalization;
using System.Runtime.InteropServices;

namespace Exp.Core.Models.Onnx;

/// <summary>Puts an ONNX graph together: every node adds one value and returns its name.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8, Opset = 17, AttributeFloat = 1, AttributeInt = 2;

    private readonly ProtoMessage graph = new();
    private int values;

    /// <summary>Adds an operator with one output.</summary>
    public string Node(string type, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        string output = NewName();
        Named(type, inputs, output, attributes);
        return output;
    }

    /// <summary>Adds an operator whose output has a name.</summary>
    public void Named(string type, string[] inputs, string output, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var node = new ProtoMessage();
        foreach (string input in inputs)
            node.Add(1, input);
        node.Add(2, output).Add(3, $"{type}_{output}").Add(4, type);
        foreach ((string name, object value) in attributes)
        {
            ProtoMessage attribute = new ProtoMessage().Add(1, name);
            node.Add(5, value is float real
                ? attribute.Add(2, real).Add(20, AttributeFloat)
                : attribute.Add(3, Convert.ToInt64(value, CultureInfo.InvariantCulture)).Add(20, AttributeInt));
        }
        graph.Add(1, node);
    }

    /// <summary>A constant of floats.</summary>
    public string Floats(ReadOnlySpan<float> numbers, params ReadOnlySpan<int> shape) =>
        Constant(ElementType.Float, MemoryMarshal.AsBytes(numbers), shape);

    /// <summary>A constant of doubles.</summary>
    public string Doubles(ReadOnlySpan<double> numbers, params ReadOnlySpan<int> shape) =>
        Constant(ElementType.Double, MemoryMarshal.AsBytes(numbers), shape);

    /// <summary>A constant of whole numbers.</summary>
    public string Longs(ReadOnlySpan<long> numbers, params ReadOnlySpan<int> shape) =>
        Constant(ElementType.Int64, MemoryMarshal.AsBytes(numbers), shape);

    /// <summary>One float for every place.</summary>
    public string Scalar(double number) => Floats([(float)number]);

    /// <summary>Says what goes in; the number of rows is open.</summary>
    public void Input(string name, ElementType type, int width) => graph.Add(11, Value(name, type, width));

    /// <summary>Says what comes out; a width of 0 means one number per row without a second dimension.</summary>
    public void Output(string name, ElementType type, int width) => graph.Add(12, Value(name, type, width));

    /// <summary>The whole model.</summary>
    public byte[] ToModel(string producer, IEnumerable<(string Key, string Value)> metadata)
    {
        graph.Add(2, "exp");
        ProtoMessage model = new ProtoMessage().Add(1, IrVersion).Add(2, producer).Add(7, graph)
            .Add(8, new ProtoMessage().Add(2, Opset));
        foreach ((string key, string value) in metadata)
            model.Add(14, new ProtoMessage().Add(1, key).Add(2, value));
        return model.ToArray();
    }

    private string Constant(ElementType type, ReadOnlySpan<byte> littleEndian, ReadOnlySpan<int> shape)
    {
        string name = NewName();
        var tensor = new ProtoMessage();
        foreach (int size in shape)
            tensor.Add(1, size);
        graph.Add(5, tensor.Add(2, (long)type).Add(8, name).Add(9, littleEndian));
        return name;
    }

    private static ProtoMessage Value(string name, ElementType type, int width)
    {
        ProtoMessage shape = new ProtoMessage().Add(1, new ProtoMessage().Add(2, "rows"));
        if (width > 0)
            shape.Add(1, new ProtoMessage().Add(1, width));
        ProtoMessage tensor = new ProtoMessage().Add(1, (long)type).Add(2, shape);
        return new ProtoMessage().Add(1, name).Add(2, new ProtoMessage().Add(1, tensor));
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"v{values++}");
}
