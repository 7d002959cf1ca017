using System.Text.Json.Serialization;

namespace Exp.Core.Models;

/// <summary>The lists of names in a model file.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ModelJson : JsonSerializerContext;
