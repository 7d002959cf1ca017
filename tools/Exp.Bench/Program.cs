using Exp.Bench;

return args switch
{
    ["race"] => Race.Run(Console.Out, "python3", ""),
    ["race", var filter] => Race.Run(Console.Out, "python3", filter),
    ["race", var filter, "--python", var python] => Race.Run(Console.Out, python, filter),
    ["phases", var filter] => PhaseTable.Print(Console.Out, filter),
    ["warmup"] => WarmUp.Print(Console.Out),
    ["warmup", var cores] => WarmUp.Measure(Console.Out, cores),
    ["threads"] => ThreadTable.Print(Console.Out, Environment.ProcessorCount),
    ["sweep"] => SweepCost.Print(Console.Out, "artifacts/bin/Exp.Cli/release/Exp.Cli.dll"),
    ["kernels", .. var rest] => Kernels.Run(rest),
    ["kernel"] => KernelTable.Print(Console.Out),
    ["curvature"] => CurvatureCost.Print(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tools/Exp.Bench -- race [FILTER [--python PYTHON]]|phases FILTER|warmup|threads|sweep|kernel|kernels [--filter …]|curvature");
    return 2;
}
