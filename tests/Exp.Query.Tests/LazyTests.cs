using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Exp.Core.Plan;
using Exp.Core.Results.Files;

namespace Exp.Query.Tests;

public class LazyTests
{
    [Fact]
    public void Where_nothing_is_expected_no_database_is_loaded()
    {
        var context = new RecordingContext();
        Assembly query = context.LoadFromAssemblyPath(typeof(ExpectationJudge).Assembly.Location);
        Type judge = query.GetType(typeof(ExpectationJudge).FullName!)!;
        Assert.NotNull(Activator.CreateInstance(judge, [null]));
        Assert.NotNull(judge.GetMethod(nameof(ExpectationJudge.Judge))!.Invoke(null, [Expectations.None, RuntimeHelpers.GetUninitializedObject(typeof(FinishedFolder)), CancellationToken.None]));
        Assert.NotNull(Activator.CreateInstance(query.GetType(typeof(SettingConditions).FullName!)!));
        Assert.DoesNotContain(context.Asked, name => name.StartsWith("DuckDB", StringComparison.Ordinal));
        context.Unload();
    }

    /// <summary>Notes which assemblies the one under test asks for; all others are those of the process.</summary>
    private sealed class RecordingContext() : AssemblyLoadContext("recording", isCollectible: true)
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name ?? "");
            return null;
        }
    }
}
