using System.Diagnostics;
using System.Globalization;
using Exp.Engine.Numbers;
using Exp.Fuzz;

// Changes good inputs of every reader at random and looks for what must not be: an exception that is no refusal, more than
// ten seconds, more than 600 MB. The same seed makes the same inputs. An input that does it is kept in fuzz-findings/.
//   dotnet run -c Release --project tools/Exp.Fuzz -- [inputs per reader = 2000] [seed = 1] [reader]
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
const double MostSeconds = 10;
const long MostBytes = 600L << 20;
int inputs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
long seed = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1;
string repository = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(repository, "Experiments.sln")))
    repository = Path.GetDirectoryName(repository) ?? throw new InvalidOperationException("no Experiments.sln above the program");
string folder = Directory.CreateTempSubdirectory("exp-fuzz-").FullName;
int found = 0;
try
{
    foreach (Target target in new Targets(repository, folder).All.Where(t => args.Length < 3 || t.Name == args[2]))
    {
        var mutation = new Mutation(target.Seeds, new SeedTree(seed, 0).Stream($"fuzz/{target.Name}"));
        double slowest = 0;
        int refused = 0;
        for (int i = 0; i < inputs; i++)
        {
            byte[] input = mutation.Next();
            long start = Stopwatch.GetTimestamp();
            string? wrong = null;
            try
            {
                target.Read(input);
            }
            catch (Exception e) when (target.MayThrow(e))
            {
                refused++;
            }
            catch (Exception e)
            {
                wrong = $"{e.GetType().Name}: {e.Message}\n{e.StackTrace}";
            }
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            slowest = Math.Max(slowest, seconds);
            if (seconds > MostSeconds)
                wrong ??= $"took {seconds:F1} s";
            if (GC.GetTotalMemory(forceFullCollection: false) > MostBytes && GC.GetTotalMemory(forceFullCollection: true) > MostBytes)
                wrong ??= "holds more than 600 MB";
            if (wrong is null)
                continue;
            string findings = Path.Combine(repository, "fuzz-findings");
            Directory.CreateDirectory(findings);
            string file = Path.Combine(findings, string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{seed}-{i}"));
            File.WriteAllBytes(file, input);
            Console.Error.WriteLine($"{target.Name}: {file}: {wrong}");
            found++;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name,-8} {inputs} inputs, {refused} refused, slowest {slowest:F2} s"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
long peak = Process.GetCurrentProcess().PeakWorkingSet64;
if (peak > MostBytes)
{
    Console.Error.WriteLine($"the process grew to {peak >> 20} MB");
    found++;
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} found, at most {peak >> 20} MB"));
return found == 0 ? 0 : 1;
