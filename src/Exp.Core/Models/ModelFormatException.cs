namespace Exp.Core.Models;

/// <summary>A file is no trained network of ours, or is damaged. The message names the file.</summary>
public sealed class ModelFormatException(string message) : Exception(message);
