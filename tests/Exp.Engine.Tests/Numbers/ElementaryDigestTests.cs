using System.Buffers.Binary;
using System.Security.Cryptography;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

/// <summary>
/// The bits of the elementary functions themselves. They are the same on every machine; when one changes on purpose, the
/// numerics version is raised.
/// </summary>
public sealed class ElementaryDigestTests
{
    [Theory]
    [InlineData("exp", "0e0a76d5b2fc44c7")]
    [InlineData("expm1", "74e1c4f52ff19ba1")]
    [InlineData("log", "b816a47492c85aa1")]
    [InlineData("log1p", "b11704bc6a843185")]
    [InlineData("tanh", "314c3045621efd8f")]
    [InlineData("sigmoid", "440bb2e2083e4fc5")]
    [InlineData("softplus", "e477bcea20f89e8c")]
    [InlineData("erf", "a0376670a6cd2b02")]
    [InlineData("normal_cdf", "40abe36cb97b24fa")]
    [InlineData("sin", "dee29b226c8ac0a5")]
    [InlineData("cos", "d7cfc169b1cf0e23")]
    public void Bits_never_change(string name, string digest)
    {
        ElementaryFunction function = ElementaryFunctions.Named(name);
        var stream = new RandomStream(41);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[12];
        for (int i = 0; i < 3000; i++)
        {
            double size = Math.ScaleB(1 + stream.NextDouble(), stream.NextBelow(40) - 30), x = i % 2 == 0 ? size : -size;
            double wide = function.Double(x);
            float narrow = function.Float((float)x);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, double.IsNaN(wide) ? 0 : wide);
            BinaryPrimitives.WriteSingleLittleEndian(bytes[8..], float.IsNaN(narrow) ? 0 : narrow);
            hash.AppendData(bytes);
        }
        Assert.Equal(digest, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }
}
