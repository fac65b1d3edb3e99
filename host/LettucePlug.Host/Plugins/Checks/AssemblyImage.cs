using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LettucePlug.Host.Plugins;

/// <summary>The headers and tables of an assembly file, read without loading it.</summary>
internal sealed class AssemblyImage : IDisposable
{
    // A ReadyToRun image for another system than Windows carries its machine number exclusive-or'ed with one of these.
    private const ushort LinuxMark = 0x7B79;
    private const ushort AppleMark = 0x4644;
    private const ushort FreeBsdMark = 0xADC4;

    private readonly PEReader _file;

    private AssemblyImage(string path, PEReader file)
    {
        Path = path;
        _file = file;
        Metadata = file.GetMetadataReader();
        var definition = Metadata.GetAssemblyDefinition();
        Name = Metadata.GetString(definition.Name);
        Version = definition.Version;
    }

    public string Path { get; }

    public string FileName => System.IO.Path.GetFileName(Path);

    public MetadataReader Metadata { get; }

    public string Name { get; }

    public Version Version { get; }

    /// <summary>The image, or null with the reason when the file is no managed assembly.</summary>
    public static AssemblyImage? TryOpen(string path, out string? reason)
    {
        PEReader? file = null;
        try
        {
            file = new PEReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
            if (!file.HasMetadata)
            {
                reason = "it holds native code only";
            }
            else if (!file.GetMetadataReader().IsAssembly)
            {
                reason = "it is a module without an assembly";
            }
            else
            {
                reason = null;
                return new AssemblyImage(path, file);
            }
        }
        catch (Exception error) when (error is BadImageFormatException or InvalidOperationException or OverflowException)
        {
            reason = "it is damaged or something else altogether";
        }

        file?.Dispose();
        return null;
    }

    /// <summary>Why the code cannot run on this machine; null where it can.</summary>
    public string? ArchitectureProblem()
    {
        var machine = (ushort)_file.PEHeaders.CoffHeader.Machine;
        var header = _file.PEHeaders.CorHeader;
        var here = MachineHere();
        if (header?.ManagedNativeHeaderDirectory.Size > 0)
        {
            return (machine ^ SystemMark()) == here ? null : $"it is compiled ahead of time for another system (machine 0x{machine:X4})";
        }

        if (machine == (ushort)Machine.I386)
        {
            return header?.Flags.HasFlag(CorFlags.Requires32Bit) == true && here != machine ? "it is built for 32-bit processes (x86)" : null;
        }

        return machine == here || machine == 0 ? null : $"it is built for {(Machine)machine}";
    }

    /// <summary>The framework version it was built for, from its attribute.</summary>
    public Version? TargetFramework()
    {
        foreach (var handle in Metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = Metadata.GetCustomAttribute(handle);
            if (TypeNames.OfConstructor(Metadata, attribute.Constructor) == typeof(TargetFrameworkAttribute).FullName)
            {
                var blob = Metadata.GetBlobReader(attribute.Value);
                blob.ReadUInt16(); // the prolog of every attribute
                var parts = (blob.ReadSerializedString() ?? "").Split(",Version=v");
                return parts is [".NETCoreApp", var version] && Version.TryParse(version, out var parsed) ? parsed : null;
            }
        }

        return null;
    }

    public IEnumerable<(string Name, Version Version)> References() =>
        Metadata.AssemblyReferences
            .Select(Metadata.GetAssemblyReference)
            .Select(reference => (Metadata.GetString(reference.Name), reference.Version));

    /// <summary>The native libraries that its methods name.</summary>
    public IEnumerable<string> NativeLibraries() =>
        Metadata.MethodDefinitions
            .Select(handle => Metadata.GetMethodDefinition(handle).GetImport())
            .Where(import => !import.Module.IsNil)
            .Select(import => Metadata.GetString(Metadata.GetModuleReference(import.Module).Name))
            .Distinct(StringComparer.Ordinal);

    public bool HasModuleInitializer()
    {
        var module = Metadata.GetTypeDefinition(System.Reflection.Metadata.Ecma335.MetadataTokens.TypeDefinitionHandle(1));
        return module.GetMethods().Any(method => Metadata.StringComparer.Equals(Metadata.GetMethodDefinition(method).Name, ".cctor"));
    }

    public void Dispose() => _file.Dispose();

    private static ushort MachineHere() => (ushort)(RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X86 => Machine.I386,
        Architecture.Arm64 => Machine.Arm64,
        Architecture.Arm => Machine.ArmThumb2,
        Architecture.RiscV64 => Machine.RiscV64,
        Architecture.LoongArch64 => Machine.LoongArch64,
        _ => Machine.Amd64,
    });

    private static ushort SystemMark() =>
        OperatingSystem.IsWindows() ? (ushort)0
        : OperatingSystem.IsMacOS() ? AppleMark
        : OperatingSystem.IsFreeBSD() ? FreeBsdMark
        : LinuxMark;
}
