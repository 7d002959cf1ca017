using System.Reflection;
using System.Runtime.Loader;

namespace Exp.Baselines.Tests;

public class LoadingTests
{
    [Fact]
    public void Reading_names_and_summaries_loads_no_ML_assembly()
    {
        var context = new RecordingContext();
        Assembly baselines = context.LoadFromAssemblyPath(typeof(BaselineList).Assembly.Location);
        var all = (System.Collections.IEnumerable)baselines.GetType("Exp.Baselines.BaselineList")!.GetProperty("All")!.GetValue(null)!;
        string[] texts = [.. all.Cast<object>().Select(b => b.GetType().GetProperty("About")!.GetValue(b)!.ToString()!)];
        Assert.Equal(BaselineList.All.Count, texts.Length);
        Assert.DoesNotContain(context.Asked, name => name.StartsWith("Microsoft.ML", StringComparison.Ordinal));
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
