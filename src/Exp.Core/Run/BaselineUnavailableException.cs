namespace Exp.Core.Run;

/// <summary>A baseline cannot run on this machine (a native library is missing, say). Its row says so; the sweep goes on.</summary>
public sealed class BaselineUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
