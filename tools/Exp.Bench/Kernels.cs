using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Exp.Bench;

/// <summary>The BenchmarkDotNet classes, with a short job in this process, so that they end within minutes.</summary>
internal static class Kernels
{
    /// <summary>Arguments as BenchmarkDotNet takes them, such as --filter *Sigmoid*; all without.</summary>
    public static int Run(string[] arguments)
    {
        IConfig config = DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"))
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromTypes([typeof(ProductBenchmarks), typeof(ElementaryBenchmarks)])
            .Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, config);
        return 0;
    }
}
