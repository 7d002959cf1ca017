using System.Buffers;
using System.Text;

namespace Exp.Core.Models.Onnx;

/// <summary>A protocol-buffers message as it is written: varints and pieces with a length in front are all ONNX needs.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding; field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.</remarks>
internal sealed class ProtoMessage
{
    private const int WireVarint = 0, WireFixed32 = 5, WireBytes = 2;

    private readonly ArrayBufferWriter<byte> bytes = new();

    public ProtoMessage Add(int field, long value)
    {
        Varint(((ulong)field << 3) | WireVarint);
        Varint((ulong)value);
        return this;
    }

    public ProtoMessage Add(int field, float value)
    {
        Varint(((ulong)field << 3) | WireFixed32);
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtoMessage Add(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | WireBytes);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    public ProtoMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Add(int field, ProtoMessage value) => Add(field, value.ToArray());

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
