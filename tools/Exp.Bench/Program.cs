using Exp.Bench;

return args switch
{
    ["steps"] => StepTable.Print(Console.Out),
    ["kernel"] => KernelTable.Print(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tools/Exp.Bench -- steps|kernel");
    return 2;
}
