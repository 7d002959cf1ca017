using Exp.Cli.Commands;
using Exp.Cli.Tests.Terminal;
using Exp.Core.Results;
using Exp.Core.Sweeps;

namespace Exp.Cli.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData(0, true, 0)]
    [InlineData(0, false, 3)]
    [InlineData(2, true, 1)]
    [InlineData(2, false, 1)]
    public void A_crashed_trial_comes_before_a_failed_expectation(int crashed, bool passed, int exitCode) => Assert.Equal(
        exitCode, Training.CodeOf(new SweepOutcome(6, 6, 0, crashed, []) { Summary = Samples.Summary([]) with { Assertions = [new Assertion("it", true, ""), new Assertion("that", passed, "")] } }));

    [Fact]
    public void A_sweep_that_stopped_has_nothing_to_judge() => Assert.Equal(1, Training.CodeOf(new SweepOutcome(6, 3, 0, 1, [])));
}
