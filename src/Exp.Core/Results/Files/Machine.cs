using System.Reflection;
using System.Runtime.InteropServices;
using Arm = System.Runtime.Intrinsics.Arm;
using X86 = System.Runtime.Intrinsics.X86;

namespace Exp.Core.Results.Files;

/// <summary>What a run stood on: program, runtime, processor.</summary>
public static class Machine
{
    /// <summary>Version of exp.</summary>
    public static string ExpVersion { get; } =
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Name and version of the .NET runtime.</summary>
    public static string Runtime => RuntimeInformation.FrameworkDescription;

    /// <summary>Operating system and architecture.</summary>
    public static string System => $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})";

    /// <summary>The vector instructions in use, best first: "avx512f avx2 fma sse4.2"; they change the speed, not the results.</summary>
    public static string Cpu
    {
        get
        {
            (string Name, bool There)[] features =
            [
                ("avx512f", X86.Avx512F.IsSupported), ("avx2", X86.Avx2.IsSupported), ("fma", X86.Fma.IsSupported),
                ("sse4.2", X86.Sse42.IsSupported), ("advsimd", Arm.AdvSimd.IsSupported),
            ];
            return string.Join(' ', features.Where(f => f.There).Select(f => f.Name));
        }
    }
}
