using Exp.Baselines.MlNet;
using Exp.Core.Data;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Baselines.Tests;

public class UnavailableTests
{
    public static TheoryData<Exception> Missing =>
    [
        new DllNotFoundException("Unable to load shared library 'lib_lightgbm' or one of its dependencies.\nlibgomp.so.1: cannot open shared object file"),
        new EntryPointNotFoundException("Unable to find an entry point named 'X' in shared library 'Y'."),
        new BadImageFormatException("Bad image."),
        new PlatformNotSupportedException("Not on this platform."),
        new TypeInitializationException("SomeNative", new DllNotFoundException("Unable to load shared library 'CpuMathNative'.")),
        new InvalidOperationException("outer", new AggregateException(new DllNotFoundException("Unable to load it."))),
    ];

    [Theory, MemberData(nameof(Missing))]
    public void A_missing_native_library_makes_the_baseline_unavailable_with_one_line(Exception cause)
    {
        BaselineUnavailableException thrown = Assert.Throws<BaselineUnavailableException>(() => FitThatThrows(cause));
        Assert.StartsWith("mlnet.test cannot run on this machine: ", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void The_message_names_the_library() => Assert.Equal(
        "mlnet.test cannot run on this machine: Unable to load shared library 'lib_lightgbm' or one of its dependencies.",
        Assert.Throws<BaselineUnavailableException>(() => FitThatThrows(Missing.First().Data)).Message);

    [Fact]
    public void Any_other_failure_stays_what_it_is() =>
        Assert.Throws<InvalidOperationException>(() => FitThatThrows(new InvalidOperationException("a fault in the trainer")));

    [Fact]
    public void A_set_of_the_other_task_is_refused()
    {
        Baseline sdca = BaselineList.All.Single(b => b.About.Name == "mlnet.sdca");
        Assert.Throws<ArgumentException>(() => sdca.Fit(Sets.Prepare("iris", new SeedTree(1, 0)), new SeedTree(1, 0), CancellationToken.None));
    }

    private static void FitThatThrows(Exception cause) =>
        new MlNetBaseline("mlnet.test", "throws", DataTask.Classification, _ => throw cause)
            .Fit(Sets.Prepare("iris", new SeedTree(1, 0)), new SeedTree(1, 0), CancellationToken.None);
}
